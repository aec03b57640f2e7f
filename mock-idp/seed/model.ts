import type { AppUserAttribute, AttributeStatement, BeyondOkta, SamlSettings, UserStatus } from '../org/index.ts';
import type { KeyKind } from '../saml/index.ts';

/** A person of a seed. A person who does not exist yet needs `firstName` and `lastName`, and is ACTIVE unless said otherwise. */
export interface SeedPerson {
  login: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  displayName?: string;
  status?: UserStatus;
  password?: string;
  /** May use the admin console. */
  administrator?: boolean;
  attributes?: Record<string, string | string[]>;
}

/** Okta's keys. `subjectNameIdFormat` takes the wizard's word (`EmailAddress`) as well as the URN. */
export type SeedSignOn = Partial<Omit<SamlSettings, 'attributeStatements'>> & {
  attributeStatements?: (Pick<AttributeStatement, 'name'> & Partial<AttributeStatement>)[];
};

/**
 * A signing key beside those the app has, valid from `notBefore` on; made unless the app has one of that kind and moment
 * already. `active`: it signs; its kind must be what the Signature Algorithm takes. Default: ten years, of that kind.
 */
export interface SeedKey {
  notBefore: string;
  kind?: KeyKind;
  validityYears?: number;
  active?: boolean;
}

/** A group of a seed. `members`: added to those who are in it already. */
export interface SeedGroup {
  name: string;
  description?: string;
  members?: string[];
}

/** A group rule of a seed. ACTIVE unless said otherwise. */
export interface SeedGroupRule {
  name: string;
  /** Okta Expression Language: about user attributes and groups, true or false. */
  expression: string;
  /** "Then Assign to", by name. */
  groups: string[];
  /** "Except The following users", by login. */
  except?: string[];
  status?: 'ACTIVE' | 'INACTIVE';
}

/** An app of a seed. A new one needs `ssoAcsUrl` and `audience`. */
export interface SeedApp {
  label: string;
  status?: 'ACTIVE' | 'INACTIVE';
  hidden?: boolean;
  /** A vendor preset: its settings are the defaults of a new app, its look that of every message. */
  vendor?: string;
  userNameTemplate?: string;
  signOn?: SeedSignOn;
  beyondOkta?: Partial<BeyondOkta>;
  keys?: SeedKey[];
  appUserAttributes?: (Pick<AppUserAttribute, 'name'> & Partial<AppUserAttribute>)[];
  /** Attribute Statements of the Sign On tab, by name. */
  federatedClaims?: { name: string; expression: string }[];
  assignments?: { login: string; userName?: string; profile?: Record<string, string | string[]> }[];
  groupAssignments?: { group: string; priority?: number; profile?: Record<string, string | string[]> }[];
}

/** Whose messages something goes into, and how many; absent: any app, anybody, one. */
interface SeedScope {
  app?: string;
  person?: string;
  messages?: number;
}

/** What an organisation is filled with; applied as an upsert, people by login, groups and rules by name, apps by label. */
export interface OrgSeed {
  organisation?: { name?: string; subdomain?: string };
  /** Custom attributes of the user profile (Profile Editor). */
  userAttributes?: (Pick<AppUserAttribute, 'name'> & Partial<AppUserAttribute>)[];
  people?: SeedPerson[];
  groups?: SeedGroup[];
  groupRules?: SeedGroupRule[];
  apps?: SeedApp[];
  /** Faults that go into the next messages. */
  faults?: (SeedScope & { fault: string; parameters?: Record<string, string> })[];
  /** Situations that happen to the next sign-ins. */
  situations?: (SeedScope & { situation: string; parameters?: Record<string, string> })[];
}

/** One thing wrong with a seed, and what would be right. */
export interface SeedProblem {
  /** JSON Pointer into the seed. */
  path: string;
  message: string;
  remedy: string;
}

const ended = (text: string) => (/[.!?]$/.test(text) || text === '' ? text : `${text}.`);

/** What is wrong, then what would be right; Okta's words may say both at once. */
function sentencesOf({ message, remedy }: SeedProblem): string {
  const [wrong, right] = [ended(message), ended(remedy)];
  return wrong === right ? wrong : `${wrong} ${right}`.trim();
}

/** A seed that was not applied at all, with everything that is wrong with it. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly code = 'seed_invalid';
  readonly problems: readonly SeedProblem[];

  constructor(problems: readonly SeedProblem[]) {
    const lines = problems.map((problem) => `${problem.path === '' ? '/' : problem.path}: ${sentencesOf(problem)}`);
    super(`The organisation seed cannot be applied.\n${lines.join('\n')}`);
    this.problems = problems;
  }
}
