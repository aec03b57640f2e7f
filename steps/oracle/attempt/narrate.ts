import type { Outcome } from '../../../reports/index.ts';
import type { AgentError, AgentExchange } from '../../user-agents/index.ts';
import type { Transaction } from '../idp-control/index.ts';
import type { Timeline } from '../timeline.ts';
import type { AttemptRequest } from './contracts.ts';
import type { ReadBack } from './read-back.ts';

/** Who begins where, and what the IdP is to send. */
export function describeStart({ person, start, faults, idp }: AttemptRequest): string {
  const what = faults.length === 0 ? '' : `; the IdP will send ${faults.map((fault) => fault.name).join(' and ')}`;
  const which = { second: ', with the second IdP', tenant: ", with the other tenant's IdP" };
  const where = `${start === 'sp' ? 'SP' : 'IdP'}${idp === undefined ? '' : which[idp]}`;
  return `${person.alias} starts at the ${where}${what}`;
}

/** What there is to tell of a delivery. */
export interface Told {
  delivery: AgentExchange | undefined;
  outcome: Outcome;
  back: ReadBack;
  trace: Transaction;
  failure: AgentError | undefined;
  where: { url: string; text: string };
}

/** Writes down what happened, in the order in which it did. */
export function narrate(log: Timeline, { delivery, outcome, back, trace, failure, where }: Told): void {
  if (delivery?.status !== undefined) log.add(`The SP answers ${delivery.status}`);
  if (delivery === undefined && where.url !== '')
    log.add(`The browser stands at ${where.url}: ${where.text.slice(0, 300)}`);
  if (failure !== undefined) log.add(failure.message);
  for (const refusal of trace.received.flatMap((entry) => entry.refusal ?? [])) {
    log.add(`The IdP refused the AuthnRequest: ${refusal.message} (${refusal.check}, ${refusal.clause})`);
  }
  if (trace.heldRequests > 0) log.add(`The SP asked the IdP again (${trace.heldRequests} held)`);
  if (back.failed !== undefined) log.add(`The read-back failed: ${back.failed}`);
  else
    log.add(
      back.seen === undefined
        ? `Nobody is signed in${back.reason === undefined ? '' : ` (${back.reason})`}`
        : `Signed in: ${back.seen.subject}`,
    );
  log.add(`Outcome: ${outcome}`);
}
