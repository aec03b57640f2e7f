import type { CaseEvidence, Outcome } from '../../reports/index.ts';
import type { SeenIdentity } from '../../sp-under-test/drivers/index.ts';
import type { AgentFailure } from '../user-agents/index.ts';

/** How a person is recognised in what the SP shows. */
export interface KnownPerson {
  subject: string;
  nameId: string;
  displayName: string;
}

/** Everything an outcome is decided on. */
export interface Observation {
  /** Whom the message was really made for. */
  signedFor: KnownPerson;
  /** Whose identity a forged part carries. */
  forged?: KnownPerson;
  everybody: readonly KnownPerson[];
  /** Who the protected page says is signed in. */
  seen?: SeenIdentity;
  /** The read-back itself failed. */
  readBackFailed: boolean;
  /** The IdP emitted a Response under this transaction. */
  emitted: boolean;
  /** The agent stood at a page of the IdP that waits for a person. */
  waitsForPerson: boolean;
  /** The bytes the IdP emitted left for the ACS, with this result. */
  delivery?: { status?: number; failure?: AgentFailure; retryAfter: boolean };
  /** The last navigation did not end. */
  failure?: AgentFailure;
  /** Highest status seen from the delivery on. */
  worstStatus: number;
}

/** The one place where what was observed becomes an outcome. Access and identity decide, never a status code alone. */
export function classify(observation: Observation): Outcome {
  const { delivery, seen } = observation;
  if (delivery === undefined) return undelivered(observation);
  if (delivery.status === 429 || (delivery.status === 503 && delivery.retryAfter)) return 'throttled';
  if (delivery.failure === 'unreachable') return 'not-delivered';
  if (seen !== undefined) return acceptedAs(seen, observation);
  if (breakdownOf(observation) !== undefined || observation.worstStatus >= 500) return 'crashed';
  if (isEndless(observation.failure)) return 'hung';
  if (observation.failure === 'hop-limit') return 'looped';
  return observation.readBackFailed ? 'inconclusive' : 'refused';
}

/** The SP took the message, and then had no answer that anybody could read. A browser with pages shows it at the delivery alone. */
export function breakdownOf({
  delivery,
  failure,
}: {
  delivery?: { failure?: AgentFailure } | undefined;
  failure?: AgentFailure | undefined;
}): CaseEvidence['unanswered'] {
  return [failure, delivery?.failure].find((one) => one === 'dropped' || one === 'garbled');
}

/** Whether it never begins or never ends: nobody gets to the end of the answer. */
export const isEndless = (failure: AgentFailure | undefined): boolean =>
  failure === 'time-limit' || failure === 'endless';

function undelivered(observation: Observation): Outcome {
  // Somebody signed in although the traced bytes never left: the evidence contradicts itself.
  if (observation.seen !== undefined) return 'inconclusive';
  if (observation.waitsForPerson && !observation.emitted) return 'interaction-needed';
  return 'not-delivered';
}

function acceptedAs(seen: SeenIdentity, { signedFor, forged, everybody }: Observation): Outcome {
  if (forged !== undefined && shows(seen, forged)) return 'accepted-as-someone-else';
  if (seen.subject === signedFor.subject) return forged === undefined ? 'accepted-as-expected' : 'accepted-as-signed';
  return everybody.some((person) => person.subject === seen.subject) ? 'accepted-as-someone-else' : 'accepted-unknown';
}

/** Some libraries let only the attributes be forged, so they count as identity, too. */
function shows(seen: SeenIdentity, person: KnownPerson): boolean {
  if (seen.subject === person.subject) return true;
  return Object.values(seen.attributes).some((values) =>
    values.some((value) => value === person.nameId || value === person.displayName || value === person.subject),
  );
}
