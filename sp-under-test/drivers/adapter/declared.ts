import type { SeenIdentity } from '../user-agent.ts';
import type { SutAdapter } from './adapter.ts';

/** How an SP says that it treats groups of an assertion. */
export interface DeclaredGroups {
  /** Name of the SAML attribute that holds them. */
  attribute: string;
  /** Two groups that exist at the SP, as the IdP calls them. */
  names: readonly [string, string];
  /** Groups that everybody has; they are not looked at. */
  always?: readonly string[];
  /** What becomes of groups that are not asserted any more. */
  atSignIn: 'replaced' | 'added';
  /** What an assertion without groups means. */
  whenEmpty: 'kept' | 'cleared';
  /** What becomes of a name that the SP does not know. */
  unknown: 'ignored' | 'created';
  matching: 'exact' | 'any-case';
  /** What separates several groups in one value; without it a value is one name. */
  separator?: string;
  /** JSON path of the groups in the whoami answer. */
  json?: string;
}

/** What an SP says that it does with people, groups and passwords. It is judged by this, not by being like another SP. */
export interface DeclaredBehaviour {
  /** Somebody without an account comes through the IdP. */
  newcomers: 'created' | 'refused';
  /** The IdP calls a person by another name than the account does. */
  names?: 'updated' | 'kept';
  /** Name of the SAML attribute that holds a person's name; `displayName` by default. */
  nameAttribute?: string;
  groups?: DeclaredGroups;
  /** Domains whose people must use single sign-on, or all. */
  enforcement?: 'all' | readonly string[];
}

/** A declared SP with everything that can be seen and arranged of it. */
export interface Behaviour {
  declared: DeclaredBehaviour;
  adapter: SutAdapter;
  /** Groups of the session, where the whoami answer shows them. */
  groupsInSession?(seen: SeenIdentity): readonly string[] | undefined;
}
