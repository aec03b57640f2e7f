import { join } from 'node:path';
import {
  type Calibration,
  type ContentCipher,
  calibrate,
  noHabits,
  type SealingName,
  type Sealings,
} from '../oracle/index.ts';
import { type Limits, Station } from '../support/index.ts';
import { openHosted } from './hosted/index.ts';
import { ConfigurationError, type RunOptions } from './options.ts';
import { type OpenStation, openStation } from './stations.ts';

/** What calibration needs to know of the run. */
export type Patience = Omit<Limits, 'maxRate'>;

const nothingKnown: Sealings = { accepted: [], baseline: 'AR', encryption: 'unknown', cipher: 'AES256-GCM' };

/** A station for each worker; closes again what was opened when one fails. */
export async function openStations(options: RunOptions, workers: number, out: string): Promise<OpenStation[]> {
  if (workers > 1 && options.sp.kind === 'black-box') {
    throw new ConfigurationError(
      'parallel_black_box',
      'A black-box SP trusts one IdP, so --parallel works with the reference SP only.',
    );
  }
  const opened: OpenStation[] = [];
  try {
    const open = workers > 1 ? openHosted : openStation;
    for (let worker = 0; worker < workers; worker += 1) {
      opened.push(await open(options, join(out, 'work', String(worker))));
    }
    return opened;
  } catch (error) {
    await Promise.all(opened.map((station) => station.close()));
    throw error;
  }
}

/** Every station is calibrated: each worker judges with its own. The first that is not valid speaks for all. */
export async function calibrateAll(stations: readonly OpenStation[], limits: Patience): Promise<Calibration> {
  const reports: Calibration[] = [];
  for (const station of stations) reports.push(await calibrateStation(station, limits));
  return firstOf([...reports.filter((report) => !report.valid), ...reports]);
}

/** Can this SP's yes, no and nobody be told apart? */
export async function calibrateStation(open: OpenStation, limits: Patience): Promise<Calibration> {
  const { driver, facts } = open;
  const station = stationOf(open, limits);
  const seal = (signed: SealingName, cipher?: ContentCipher) =>
    station.seal({ signed, ...(cipher === undefined ? {} : { encrypted: { cipher, key: 0 } }) });
  const said = driver.declares.supports.some((one) => one.startsWith('encryption'));
  const encryption = facts.encryption && { declared: said || facts.encryption.declared };
  try {
    return await calibrate(station, seal, encryption);
  } finally {
    await station.close();
  }
}

/** A station as scenarios have it, before anything is known of the SP. */
export function stationOf({ driver, parameters }: OpenStation, limits: Patience): Station {
  return new Station({ ...parameters, sealings: nothingKnown, habits: noHabits }, driver, { ...limits, maxRate: null });
}

export function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('A run has at least one station');
  return first;
}
