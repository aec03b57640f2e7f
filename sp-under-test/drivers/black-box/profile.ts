import type { DeclaredBehaviour, ScimAddress } from '../adapter/index.ts';
import type { DeclaredFeature, KnownVerdict } from '../port.ts';
import type { UserAgentSettings } from '../reach/index.ts';

/** One thing a person does to begin a sign-in; labels and names are the visible ones. */
export type StartStep =
  | { goto: string }
  | { press: string }
  | { fill: { label: string; value: string } }
  | { choose: { label: string; option: string } };

export interface ProfilePerson {
  alias?: string;
  nameId: string;
  displayName?: string;
  seenAs?: string;
  /** What the IdP says of this person beside the NameID. */
  attributes?: Record<string, string>;
}

/** What a vendor writes about an SP; see profile.schema.json for each field. */
export interface Profile {
  name: string;
  sp?: { entityId: string; acsUrl: string; encryptionCertificate?: string };
  metadata?: string;
  start: string | StartStep[];
  /** How a person signs out at the SP. */
  signOut?: string | StartStep[];
  whoami: { url: string; json?: string; pattern?: string; attributes?: string };
  people: ProfilePerson[];
  nameIdFormat?: string;
  /** What a browser has to be given before it may see the SP; files are relative to the profile. */
  userAgent?: UserAgentSettings;
  /** Most sign-ins in a minute. */
  maxRate?: number;
  supports?: DeclaredFeature[];
  toleranceSeconds?: number;
  known?: KnownVerdict[];
  adapter?: string;
  scim?: ScimAddress;
  behaviour?: DeclaredBehaviour;
  hooks?: { setup?: string; ready?: string; readySeconds?: number; refresh?: string; teardown?: string };
  idps?: { start: string | StartStep[]; acsUrl?: string }[];
}

/** One thing wrong with a profile. */
export interface ProfileProblem {
  /** e.g. `people[1].nameId`. */
  path: string;
  value?: unknown;
  remedy: string;
}
