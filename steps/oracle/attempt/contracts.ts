import type {
  DriverPerson,
  SeenIdentity,
  SpLogout,
  SutDriver,
  UserAgent,
} from '../../../sp-under-test/drivers/index.ts';
import type { AgentExchange, AgentFailure, CapturedForm, JudgeAgent } from '../../user-agents/index.ts';
import type { Habits } from '../habits.ts';
import type { Emitted, FaultRequest, IdpControl } from '../idp-control/index.ts';
import type { Observed } from '../observed.ts';

/** A person of the SP, with the login the mock IdP knows. */
export interface Person extends DriverPerson {
  login: string;
}

/** What an attempt needs from its surroundings. */
export interface Stage {
  driver: SutDriver;
  idp: IdpControl;
  /** The mock IdP's SAML face. */
  idpUrl: string;
  appLabel: string;
  /** The app that is a second IdP to the SP, where it trusts one. */
  secondAppLabel: string;
  /** The app that is the IdP of another tenant, where there is one. */
  tenantAppLabel: string;
  people: readonly Person[];
  /** A fresh browser. `oneSite`: as if IdP and SP were one site, so that every cookie travels; as the SP needs it by default. */
  newAgent(options?: { oneSite?: boolean }): Promise<JudgeAgent>;
  /** Known once the run is calibrated. */
  habits?: Habits;
  /** Where the SP takes logout messages. */
  logout?: SpLogout | undefined;
  /** Comes back when the SP may be asked again. */
  turn(): Promise<void>;
  now(): Date;
}

export interface AttemptRequest {
  person: Person;
  /** The person a forged part names. */
  forged?: Person;
  faults: readonly FaultRequest[];
  start: 'sp' | 'idp';
  /** Which of the IdPs that the SP trusts. Default: the first. */
  idp?: 'second' | 'tenant';
  /** Where at the SP it begins, and where it shows who came, if not as usual. */
  door?: Door;
  /** `another-browser` has its own pending request; `no-cookie` has nothing at all. */
  delivery: 'same-browser' | 'another-browser' | 'no-cookie';
  /** A browser in use; a fresh one otherwise. */
  agent?: JudgeAgent;
}

/** Another way into an SP. */
export interface Door {
  start(agent: UserAgent): Promise<void>;
  whoami?(agent: UserAgent): Promise<SeenIdentity | undefined>;
}

/** What one delivery of one Response led to. */
export interface Attempt extends Observed {
  request: AttemptRequest;
  agent: JudgeAgent;
  key: string;
  form: CapturedForm | undefined;
  /** Why the last navigation did not end, where it did not. */
  failure?: AgentFailure;
  emitted: Emitted | undefined;
  /** What the browser exchanged from the delivery on. */
  since: readonly AgentExchange[];
}

export const subjectOf = (person: DriverPerson): string => person.seenAs ?? person.nameId;
