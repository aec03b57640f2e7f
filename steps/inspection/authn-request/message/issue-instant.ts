import { attributeOf } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
/** SDP-G01 has receivers tolerate three to five minutes. */
const minutes = 5;

/** SAMLCore §1.3.3 and §3.2.1: when the request was made, in UTC, without leap seconds. */
export const issueInstant: Rule = (evidence) =>
  everyMessage(evidence, (message, { at }) => {
    const found = attributeOf(message.root, 'IssueInstant');
    if (found === undefined) return broken('IssueInstant is missing.', message, message.root.span);
    const [, seconds, zone] = dateTime.exec(found.value.trim()) ?? [];
    const wrong = (said: string) => broken(`IssueInstant "${found.value}" ${said}.`, message, found.span);
    if (seconds === undefined) return wrong('is no xs:dateTime');
    if (zone !== undefined && !['Z', '+00:00', '-00:00'].includes(zone)) return wrong('is not in UTC');
    if (seconds === '60') return wrong('is a leap second');
    const moment = Date.parse(zone === undefined ? `${found.value.trim()}Z` : found.value.trim());
    if (Number.isNaN(moment)) return wrong('is no point in time');
    const off = Math.round((moment - at.getTime()) / 1000);
    return Math.abs(off) <= minutes * 60
      ? holds(`IssueInstant ${found.value}.`, message)
      : wrong(`is ${Math.abs(off)} seconds ${off > 0 ? 'ahead of' : 'behind'} the moment it came`);
  });
