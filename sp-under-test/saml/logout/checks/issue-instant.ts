import { attribute, parseInstant } from '../../xml/index.ts';
import { both, type LogoutCheck } from '../check.ts';

/** Older than this nobody is still waiting, and an ID is no longer remembered. */
export const longestLifeMinutes = 10;

/** SAMLCore 3.2.1: neither from the future nor so old that its ID may have been forgotten. */
export const issueInstant: LogoutCheck = {
  reason: 'logout_issue_instant_invalid',
  clause: 'SAMLCore 1.3.3, 3.2.1, 3.2.2',
  of: both,
  check({ now, skewSeconds }, message) {
    const issued = parseInstant(attribute(message, 'IssueInstant'))?.getTime();
    if (issued === undefined) return `IssueInstant is ${attribute(message, 'IssueInstant') ?? 'absent'}`;
    if (issued > now.getTime() + skewSeconds * 1000) return 'IssueInstant lies in the future';
    const oldest = now.getTime() - longestLifeMinutes * 60_000 - skewSeconds * 1000;
    return issued < oldest ? `issued more than ${longestLifeMinutes} minutes ago` : undefined;
  },
};
