import type { IncomingMessage } from 'node:http';
import type { ArmedFaultsForIssuing, TransactionsForServing } from '../arming/index.ts';
import type { OrgServices, Random } from '../org/index.ts';
import type { IssuePorts } from '../saml/index.ts';
import type { Journeys } from '../situations/index.ts';
import type { OneShots, Store } from '../store/index.ts';
import type { TraceWriter } from '../trace/index.ts';
import type { Clock } from './clock.ts';
import type { LaboratoryPorts } from './laboratory/ports.ts';
import type { Draft, LogoutChain, PendingLogout, PendingRequest } from './laid-aside.ts';
import type { Participants } from './participants.ts';
import type { Addresses } from './services.ts';
import type { Unattended } from './sign-on/unattended-setting.ts';
import type { Views } from './views.ts';

/** What the program writes down about itself. Never a secret. */
export interface Logger {
  info(entry: Readonly<Record<string, unknown>>, message: string): void;
  error(entry: Readonly<Record<string, unknown>>, message: string): void;
}

/** What the SAML face is built from. */
export interface FaceDependencies {
  org: OrgServices;
  trace: TraceWriter;
  armed: ArmedFaultsForIssuing;
  transactions: TransactionsForServing;
  clock: Pick<Clock, 'now'>;
  store: Store;
  /** Apps that a session signed in to. */
  participants: Participants;
  /** The pages, loaded when the first is drawn. */
  views(): Promise<Views>;
  random: Random;
  issuing: IssuePorts;
  journeys: Journeys;
  /** There when the sign-in page is a laboratory. */
  laboratory?: LaboratoryPorts;
  /** There when unattended sign-in is switched on. */
  unattended?: Unattended;
  /** Known once both listeners listen. */
  addresses(): Addresses;
  /** Where the browser reaches us with this request: what the addresses in the answer begin with. No trailing slash. */
  baseOf(request: IncomingMessage): string;
  log: Logger;
}

/** The same, with what the face makes for itself. */
export interface Face extends FaceDependencies {
  pending: OneShots<PendingRequest>;
  pendingLogouts: OneShots<PendingLogout>;
  logoutChains: OneShots<LogoutChain>;
  /** Messages that were previewed. They hold a key, so they stay in memory. */
  drafts: Map<string, Draft>;
}
