import type { ConsumeContext } from '../contracts.ts';
import { attribute, parseInstant } from '../xml/index.ts';
import type { Check } from './check.ts';
import { reached } from './window.ts';

/** SAMLCore 2.3.3, 3.2.2, 1.3.3: both carry an IssueInstant in UTC; none is issued tomorrow, or before it was asked for. */
export const issueInstant: Check = {
  reason: 'issue_instant_invalid',
  clause: 'SAMLCore 2.3.3, 3.2.2, 1.3.3',
  check(context, { response, assertion }) {
    return objection(context, response, response) ?? objection(context, response, assertion);
  },
};

function objection(context: ConsumeContext, response: Element, element: Element): string | undefined {
  const value = attribute(element, 'IssueInstant');
  const instant = parseInstant(value);
  if (instant === undefined) return `${element.localName} IssueInstant is ${value ?? 'absent'}`;
  if (!reached(instant, context)) return `${element.localName} issued in the future: ${value}`;
  const asked = context.pendingRequest(attribute(response, 'InResponseTo') ?? '')?.issuedAt;
  const earliest = asked === undefined ? undefined : asked.getTime() - context.skewSeconds * 1000;
  return earliest !== undefined && instant.getTime() < earliest
    ? `${element.localName} issued before the request: ${value}`
    : undefined;
}
