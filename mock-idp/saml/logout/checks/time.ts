import type { LogoutCheck } from '../check.ts';

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const time = (text: string) => (UTC.test(text) ? Date.parse(text) : Number.NaN);

/** A message from the future, or past its end, is somebody's old or altered one. */
export const timeliness: LogoutCheck = {
  name: 'time',
  clause: 'SAMLCore §3.2.1, §3.7.1',
  problem: ({ issueInstant, notOnOrAfter }, { now, skewSeconds }) => {
    const issued = time(issueInstant);
    if (Number.isNaN(issued)) return 'IssueInstant is missing or is not a time in UTC.';
    if (issued > now.getTime() + skewSeconds * 1000) return 'IssueInstant lies in the future.';
    if (notOnOrAfter === undefined) return undefined;
    const end = time(notOnOrAfter);
    return !(end + skewSeconds * 1000 > now.getTime()) ? 'NotOnOrAfter has passed.' : undefined;
  },
};
