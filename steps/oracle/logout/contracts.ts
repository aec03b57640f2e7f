import type { AgentExchange, JudgeAgent } from '../../user-agents/index.ts';
import type { Attempt } from '../attempt/index.ts';
import type { FaultRequest, LogoutOrder, ReceivedLogout, SentLogout } from '../idp-control/index.ts';
import type { Observed } from '../observed.ts';

/** Somebody signs out: whose session it is, and what the IdP sends. */
export interface LogoutRequest {
  /** The sign-in whose session is to end, or whose Response is still kept. */
  session: Attempt;
  order: LogoutOrder;
  faults: readonly FaultRequest[];
}

/** What one logout led to. */
export interface LogoutAttempt extends Observed {
  about: 'logout';
  agent: JudgeAgent;
  session: Attempt;
  /** The message the IdP sent last. */
  sent: SentLogout | undefined;
  /** Every message of the SP. */
  received: readonly ReceivedLogout[];
  /** Whether the person was signed in when all this began: else nothing can be said. */
  signedInBefore: boolean;
  /** The SP signed the person out by itself: no LogoutRequest came, so the IdP has nothing to answer. */
  askedNothing: boolean;
  /** Whether the SP had ended its own session when its LogoutRequest left; only where the SP asked. */
  endedBefore: boolean | undefined;
  exchanges: readonly AgentExchange[];
}
