import { attributeIn } from '../message.ts';
import type { Cause } from '../trouble.ts';

/** Below this nobody's tolerance is used up. */
const noticedSeconds = 30;

/** The SP's clock is not ours: it takes good Assertions for expired, or for not yet valid. */
export const clockApart: Cause = ({ trace }) => {
  const [request] = trace.received;
  const issued = Date.parse(attributeIn(request?.xml ?? '', 'AuthnRequest', 'IssueInstant') ?? '');
  const seconds = Math.round((issued - Date.parse(request?.at ?? '')) / 1000);
  if (Number.isNaN(seconds) || Math.abs(seconds) < noticedSeconds) return undefined;
  return `The clock of the SP is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} the IdP's, by the IssueInstant of its AuthnRequest. Set both to the time.`;
};
