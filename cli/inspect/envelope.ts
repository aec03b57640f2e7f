/** What holds for every protocol message. */
import { attribute, child, identified, textOf } from './document.ts';
import { type Check, check, factsOf } from './report.ts';

const NCName = /^[\p{L}_][\p{L}\p{N}._-]*$/u;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Who wrote it, when, to whom. */
export function envelopeFacts(root: Element, relayState: string | undefined) {
  return factsOf([
    ['ID', attribute(root, 'ID')],
    ['Issuer', textOf(child(root, 'assertion', 'Issuer'))],
    ['IssueInstant', attribute(root, 'IssueInstant')],
    ['Destination', attribute(root, 'Destination')],
    ['InResponseTo', attribute(root, 'InResponseTo')],
    ['RelayState', relayState],
  ]);
}

/** The checks of SAMLCore §3.2. */
export function envelopeChecks(root: Element): Check[] {
  const ids = identified(root).map((element) => attribute(element, 'ID') ?? '');
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  const bad = ids.find((id) => !NCName.test(id));
  const version = attribute(root, 'Version');
  const issued = attribute(root, 'IssueInstant') ?? '';
  return [
    check('version', 'SAMLCore §3.2.1', version === '2.0', {
      good: 'Version is 2.0.',
      bad: `Version is ${version ?? 'missing'}; it must be 2.0.`,
    }),
    check('ids', 'SAMLCore §1.3.4', twice === undefined && bad === undefined && ids.length > 0, {
      good: 'Every ID is an NCName and there once.',
      bad:
        twice === undefined
          ? `ID ${bad ?? 'is missing'}: it must be an NCName, which begins with a letter or _.`
          : `ID ${twice} is there more than once: a signature could be about the other one.`,
    }),
    check('issue instant', 'SAMLCore §1.3.3', instant.test(issued), {
      good: 'IssueInstant is a time in UTC.',
      bad: `IssueInstant is ${issued || 'missing'}: write xs:dateTime in UTC, with Z.`,
    }),
  ];
}

/** How far two times are apart, in words. */
export function apart(from: Date, to: Date): string {
  const seconds = Math.round(Math.abs(to.getTime() - from.getTime()) / 1000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
