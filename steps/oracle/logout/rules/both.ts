/** What holds for either message of the SP. */
import type { Inspection } from '../../../../reports/index.ts';
import { envelopedProblem, keysOf, queryProblem } from '../signature.ts';
import { about, judged, type LogoutRule, type SpMessage } from './rule.ts';

const xmlId = /^[\p{L}_][\p{L}\p{N}._-]*$/u;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** SAMLCore §3.2.1, §3.2.2: who sent the message, to whom, when. */
export function addressed(
  sent: SpMessage | undefined,
  expected: { kind: string; destination: string; issuer: string },
) {
  return about(sent, ({ message: { attributes, issuer, kind } }): Inspection => {
    const { ID = '', Version = '', IssueInstant = '', Destination } = attributes;
    return judged(
      [
        kind === expected.kind ? undefined : `The message is a ${kind}.`,
        xmlId.test(ID) ? undefined : `ID is "${ID}", which is no NCName.`,
        Version === '2.0' ? undefined : `Version is "${Version}".`,
        instant.test(IssueInstant) ? undefined : `IssueInstant is "${IssueInstant}", which is no time in UTC.`,
        Destination === expected.destination ? undefined : `Destination is "${Destination ?? 'absent'}".`,
        issuer?.value === expected.issuer ? undefined : `Issuer is "${issuer?.value ?? 'absent'}".`,
      ],
      'ID, Version, IssueInstant, Destination and Issuer are as they have to be.',
    );
  });
}

/** SAMLProf §4.4.4.1, §4.4.4.2: signed, with a key of the SP's metadata. */
export function signed(sent: SpMessage | undefined, certificates: readonly string[]) {
  return about(sent, ({ raw, message }) => {
    const keys = keysOf(certificates);
    const problem =
      raw.binding === 'HTTP-Redirect'
        ? queryProblem(raw.query ?? '', keys)
        : envelopedProblem(message.signatures, keys);
    return judged([problem], `The ${raw.kind} is signed with a key of the SP's metadata.`);
  });
}

/** SDP-SP25, SDP-SP31: by HTTP-Redirect. */
export function redirected(sent: SpMessage | undefined) {
  return about(sent, ({ raw }) =>
    judged(
      [raw.binding === 'HTTP-Redirect' ? undefined : `The ${raw.kind} came by ${raw.binding}.`],
      `The ${raw.kind} came by HTTP-Redirect.`,
    ),
  );
}

/** SDP-SP27: a frame would not have brought the message along: this browser follows what the whole page does. */
export const topLevel: LogoutRule = ({ attempt: { exchanges }, request, idp }) =>
  about(request, () =>
    judged(
      [exchanges.some(({ url }) => url.startsWith(idp.sloUrl)) ? undefined : 'The LogoutRequest came some other way.'],
      'The LogoutRequest was a navigation of the whole page.',
    ),
  );
