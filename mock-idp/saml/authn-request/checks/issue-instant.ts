import type { AuthnRequestCheck } from '../check.ts';

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** A request from the future shows a clock that will not accept the answer either. */
export const issueInstant: AuthnRequestCheck = {
  name: 'issue-instant',
  clause: 'SAMLCore §1.3.3, §3.2.1',
  problem: (request, context) => {
    const time = UTC.test(request.issueInstant) ? Date.parse(request.issueInstant) : Number.NaN;
    if (Number.isNaN(time)) return 'IssueInstant is missing or is not a time in UTC.';
    const latest = context.now.getTime() + context.skewSeconds * 1000;
    return time > latest ? 'IssueInstant lies in the future.' : undefined;
  },
};
