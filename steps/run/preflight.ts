import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attempt, type Calibration, calibrate, type Person } from '../oracle/index.ts';
import { Station } from '../support/index.ts';
import { openStation } from './stations.ts';

/** An SP that is looked at before anybody certifies it. */
export interface PreflightOptions {
  profile: string;
  environment: Readonly<Record<string, string | undefined>>;
}

const timeLimitMs = 10_000;

/** Calibration alone: is this SP, as its profile describes it, ready to be judged? */
export function preflight(options: PreflightOptions): Promise<Calibration> {
  return withStation(options, (station) => calibrate(station, (sealing) => station.seal(sealing)));
}

/** Signs the first person in and answers what a page then shows, and to whom: how a read-back is learned. */
export function pageWhenSignedIn(
  options: PreflightOptions,
  url: string,
): Promise<{ person: Person; body: string } | undefined> {
  return withStation(options, async (station) => {
    const [person] = station.people;
    if (person === undefined) return undefined;
    const { agent } = await attempt(station, { person, faults: [], start: 'sp', delivery: 'same-browser' });
    const { body, status } = await agent.get(url);
    return status >= 200 && status < 300 ? { person, body } : undefined;
  });
}

async function withStation<T>(
  { environment, profile }: PreflightOptions,
  look: (station: Station) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-preflight-'));
  const open = await openStation({ sp: { kind: 'black-box', profile }, environment }, folder).catch(
    (error: unknown) => {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    },
  );
  const sealings: ConstructorParameters<typeof Station>[0]['sealings'] = { accepted: [], baseline: 'AR' };
  const station = new Station({ ...open.parameters, sealings }, open.driver, timeLimitMs);
  try {
    return await look(station);
  } finally {
    await station.close();
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
