import type { UserAgent } from '../user-agent.ts';

/** An account as the SP shows it to its administrators. What it does not show is left out. */
export interface Account {
  /** As the SP keeps it, letter by letter. */
  email: string;
  name?: string;
  active?: boolean;
  groups?: readonly string[];
}

/** An account that an administrator adds by hand. */
export interface NewAccount {
  email: string;
  name: string;
  groups: readonly string[];
  /** For SPs that know passwords. */
  password: string;
}

/**
 * What a vendor's module can do with its SP, beyond what a browser shows. Every method may be left out: the scenarios that
 * need it are then not applicable, and counted. Methods arrange and look; signing in is always the browser's own affair.
 */
export interface SutAdapter {
  /** Address of an account that administers this SP, for whom the IdP must not open the door to the administration. */
  administrator?: string;
  /** Adds an account as an administrator would, with a password that works. */
  addAccount?(account: NewAccount): Promise<void>;
  /** The account with exactly this address, or undefined. */
  account?(email: string): Promise<Account | undefined>;
  /** Keeps an account, but lets nobody in with it. */
  disableAccount?(email: string): Promise<void>;
  /** Takes an account away; also called after each scenario, for everybody it brought. */
  removeAccount?(email: string): Promise<void>;
  /** Whether the session of this browser may administer the SP. */
  administers?(agent: UserAgent): Promise<boolean>;
  /** Switches the declared rule who must use single sign-on on or off. It is on before the first scenario. */
  enforce?(on: boolean): Promise<void>;
  /** Goes through the sign-in page with a password, as far as the page lets this browser. */
  signInWithPassword?(agent: UserAgent, email: string, password: string): Promise<void>;
  /** Goes the way of a forgotten password to its end, as far as the SP lets this browser. */
  resetPassword?(agent: UserAgent, email: string, password: string): Promise<void>;
}

/** Every member of the interface, for messages and for the check at the door. */
export const adapterMembers = [
  'administrator',
  'addAccount',
  'account',
  'disableAccount',
  'removeAccount',
  'administers',
  'enforce',
  'signInWithPassword',
  'resetPassword',
] as const satisfies readonly (keyof SutAdapter)[];

export type AdapterMember = (typeof adapterMembers)[number];
