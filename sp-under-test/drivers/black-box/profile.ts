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

/** A URL, or what a person does. */
export type Way = string | StartStep[];

/** How a protected page shows who is signed in. */
export interface ProfileWhoami {
  url: string;
  json?: string;
  pattern?: string;
  attributes?: string;
}

/** Another ACS of the same SP. */
export interface ProfileAcsEndpoint {
  url: string;
  /** As the SP's metadata says; its place in the list, counted from 1, by default. */
  index?: number;
  /** Leads a sign-in there. */
  start?: Way;
}

/** Another tenant, with an IdP and people of its own. */
export interface ProfileTenant {
  /** Of the SP in general by default. */
  entityId?: string;
  acsUrl: string;
  start: Way;
  whoami: ProfileWhoami;
  people: ProfilePerson[];
}

/** Leave to attack an SP that is not on this machine. */
export interface Consent {
  /** Who gives it; printed in the report. */
  by: string;
  /** `https://sp.example.com`, each proved by its file. */
  origins: string[];
  /** A secret; its SHA-256 stands in the file. */
  token: string;
}

/** What a vendor writes about an SP; see profile.schema.json for each field. */
export interface Profile {
  name: string;
  sp?: { entityId: string; acsUrl: string; encryptionCertificate?: string };
  metadata?: string;
  /** Absent where the SP takes unsolicited Responses only. */
  start?: Way;
  /** How a person signs out at the SP. */
  signOut?: Way;
  /** Other ACS of the same SP, beside `sp.acsUrl` or the default one of its metadata. */
  acsEndpoints?: ProfileAcsEndpoint[];
  tenants?: ProfileTenant[];
  whoami: ProfileWhoami;
  people: ProfilePerson[];
  nameIdFormat?: string;
  /** RelayState of a Response that nobody asked for, where the SP needs one. */
  defaultRelayState?: string;
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
  hooks?: ProfileHooks;
  idps?: { start: Way; acsUrl?: string }[];
  /** The browser that a sign-in needs; http by default. */
  agent?: 'http' | 'chromium';
  consent?: Consent;
}

/** Command lines, or URLs to get where it says so. */
export interface ProfileHooks {
  setup?: string;
  ready?: string;
  readySeconds?: number;
  /** Or a URL. */
  refresh?: string;
  /** Or a URL. */
  reset?: string;
  /** Or a URL. */
  cleanup?: string;
  teardown?: string;
}

/** One thing wrong with a profile. */
export interface ProfileProblem {
  /** e.g. `people[1].nameId`. */
  path: string;
  value?: unknown;
  remedy: string;
}
