import type { Expected, Level, Obligation } from '../../reports/index.ts';
import type { AcsEndpoint, IdpTrust, Profile, SpLogout } from '../../sp-under-test/drivers/index.ts';
import type { Habits, IdpAddress, Person, SealingName, Sealings } from '../oracle/index.ts';

/** What is signed: Assertion, Response, both. */
export type Sealing = SealingName;

/** How a worker reaches its SP. */
export type SutParameters =
  | { kind: 'reference'; url: string; controlToken: string; trust?: IdpTrust; secondTrust?: IdpTrust }
  | { kind: 'black-box'; profile: Profile; directory: string; trust?: IdpTrust; environment: Record<string, string> };

/** One mock IdP and one SP under test, wired to each other. */
export interface StationParameters {
  idp: IdpAddress & { appLabel: string; secondAppLabel: string; tenantAppLabel: string };
  sut: SutParameters;
  people: Person[];
  /** Who has an account in the other tenant, and there alone. */
  tenantPeople: Person[];
  /** Other ACS of the same SP. */
  acsEndpoints: AcsEndpoint[];
  /** Absent where the SP takes no logout messages. */
  logout?: SpLogout & { spEntityId: string };
  /** Found by preflight. */
  sealings: Sealings;
  habits: Habits;
  /** URN of the Format that was agreed. */
  nameIdFormat: string;
  /** Certificates of the SP for encryption, DER in base64, the current one first. */
  encryptionCertificates: string[];
}

/** What the catalogue says of a case under the level of this run. */
export interface CaseParameters {
  expected: Expected;
  obligation: Obligation | null;
}

/** A station of the reference SP, as a worker opens it. */
export interface OwnStations {
  /** Reason codes of the checks that are switched off. */
  checksOff: readonly string[];
  /** A decision of its policy that is broken on purpose. */
  brokenDecision: string | null;
  /** A folder in which each worker has one of its own. */
  workFolder: string;
}

/** `worldParameters`: JSON only, because workers are processes. */
export interface RunParameters {
  level: Level;
  /** The station that was calibrated, where a serial run is judged. */
  station: StationParameters;
  /** From what each worker of a parallel run opens a station of its own, no different from the calibrated one. */
  ownStations: OwnStations | null;
  cases: Record<string, CaseParameters>;
  chromium: { executablePath: string; headed: boolean; slowMs: number } | null;
  /** How long the SP may take for one step of a sign-in before it counts as hung. */
  timeLimitMs: number;
  /** The driver tells reason codes, so that a named one is asserted. */
  reasonsExposed: boolean;
  /** Sign-ins a minute at most. */
  maxRate: number | null;
  /** The same person signs in again at the latest after this many negative cases. */
  signInEvery: number;
  /** A decision of the reference SP's policy that is broken on purpose, by its name in steps/detection. */
  brokenDecision: string | null;
  /** The decisions are watched for scenarios in which a broken one would have answered otherwise. */
  watched: boolean;
}
