/** What the pages of the admin face are given to work with. */
import type { ArmedFaults, Transactions } from '../arming/index.ts';
import type { OrgServices } from '../org/index.ts';
import type { Stage } from '../situations/index.ts';
import type { TraceLog } from '../trace/index.ts';
import type { Clock } from './clock.ts';
import type { PreviewAssertion } from './sign-on/preview.ts';

export interface Addresses {
  /** `http://127.0.0.1:PORT`, no trailing slash. */
  saml: string;
  admin: string;
}

/** Argument of `createConsole(services)`; the router is mounted at `/admin` of the admin listener. */
export interface ConsoleServices {
  org: OrgServices;
  trace: TraceLog;
  armed: ArmedFaults;
  transactions: Transactions;
  stage: Stage;
  clock: Clock;
  addresses: Addresses;
  preview: PreviewAssertion;
}
