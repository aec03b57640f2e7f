import type { Outcome } from '../../../reports/index.ts';
import type { SeenIdentity } from '../../../sp-under-test/drivers/index.ts';
import type { AgentExchange, AgentFailure } from '../../user-agents/index.ts';
import { breakdownOf, isEndless } from '../outcome.ts';

/** Everything that the outcome of a logout is decided on. */
export interface LogoutObservation {
  /** Whose session it is. */
  subject: string;
  /** Who was signed in before and after. */
  before: SeenIdentity | undefined;
  seen: SeenIdentity | undefined;
  /** What the SP says it refused something for. */
  reason: string | undefined;
  readBackFailed: boolean;
  /** Every fault that was asked for went into the message. */
  faultsApplied: boolean;
  /** The exchange that carried the message of the IdP. */
  delivery: AgentExchange | undefined;
  failure: AgentFailure | undefined;
  /** The SP asked for logout itself, and had (not) ended its session by then. */
  endedBefore: boolean | undefined;
  reasonsExposed: boolean;
}

/** What happened to the session: `accepted-as-expected` is a message that was acted upon, `refused` one that was not. */
export function classifyLogout(observation: LogoutObservation): Outcome {
  const { before, delivery, failure, seen, subject } = observation;
  if (delivery === undefined || !observation.faultsApplied) return 'not-delivered';
  if (delivery.status === 429 || (delivery.status === 503 && delivery.retryAfter === true)) return 'throttled';
  if (delivery.failure === 'unreachable') return 'not-delivered';
  if (observation.readBackFailed || before?.subject !== subject) return 'inconclusive';
  if (seen === undefined) return ended(observation);
  if (seen.subject !== subject) return 'accepted-as-someone-else';
  if (breakdownOf({ delivery }) !== undefined || (delivery.status ?? 0) >= 500) return 'crashed';
  if (isEndless(failure)) return 'hung';
  return failure === 'hop-limit' ? 'looped' : 'refused';
}

/** A session that had ended before the answer came shows nothing about the answer; then only a stated reason does. */
function ended({ endedBefore, reason, reasonsExposed }: LogoutObservation): Outcome {
  if (endedBefore !== true) return 'accepted-as-expected';
  if (!reasonsExposed) return 'inconclusive';
  return reason === undefined ? 'accepted-as-expected' : 'refused';
}
