import {
  type Calibration,
  type ContentCipher,
  calibrate,
  noHabits,
  type SealingName,
  type Sealings,
} from '../oracle/index.ts';
import { type Limits, Station } from '../support/index.ts';
import type { OpenStation } from './stations.ts';

/** What calibration needs to know of the run. */
export type Patience = Omit<Limits, 'maxRate'>;

const nothingKnown: Sealings = { accepted: [], baseline: 'AR', encryption: 'unknown', cipher: 'AES256-GCM' };

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
