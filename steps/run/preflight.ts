import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attempt, type Calibration, type Person } from '../oracle/index.ts';
import { chromiumPool } from '../support/index.ts';
import { calibrateStation, type Patience, stationOf } from './calibrate-station.ts';
import { type OpenStation, openStation } from './stations.ts';

/** An SP that is looked at before anybody certifies it. */
export interface PreflightOptions {
  profile: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** Finds the browser, where the profile needs one. */
  findChromium: () => string;
}

const timeLimitMs = 10_000;

/** Calibration alone: is this SP, as its profile describes it, ready to be judged? */
export function preflight(options: PreflightOptions): Promise<Calibration> {
  return withStation(options, (open) => calibrateStation(open, patienceOf(options, open)));
}

/** Signs the first person in and answers what a page then shows, and to whom: how a read-back is learned. */
export function pageWhenSignedIn(
  options: PreflightOptions,
  url: string,
): Promise<{ person: Person; body: string } | undefined> {
  return withStation(options, async (open) => {
    const station = stationOf(open, patienceOf(options, open));
    try {
      const [person] = station.people;
      if (person === undefined) return undefined;
      const { agent } = await attempt(station, { person, faults: [], start: 'sp', delivery: 'same-browser' });
      const { body, status } = await agent.get(url);
      return status >= 200 && status < 300 ? { person, body } : undefined;
    } finally {
      await station.close();
    }
  });
}

function patienceOf({ findChromium }: PreflightOptions, { driver }: OpenStation): Patience {
  const chromium = driver.agent === 'chromium' ? { executablePath: findChromium(), headed: false, slowMs: 0 } : null;
  return { timeLimitMs, chromium };
}

async function withStation<T>(
  { environment, profile }: PreflightOptions,
  look: (open: OpenStation) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-preflight-'));
  try {
    const open = await openStation({ sp: { kind: 'black-box', profile }, environment }, folder);
    try {
      return await look(open);
    } finally {
      await chromiumPool.close();
      await open.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
