import { attribute, child, children, textOf } from './document.ts';
import { apart, envelopeChecks, envelopeFacts } from './envelope.ts';
import type { Found } from './found.ts';
import { type Check, check, factsOf } from './report.ts';
import { statusOf } from './response.ts';
import { type SignatureContext, signatureChecks } from './signatures.ts';

function signedCheck(root: Element, binding: string | undefined, query: string | undefined): Check {
  const inside = child(root, 'signature', 'Signature') !== undefined;
  const name = 'signed';
  const clause = 'SAMLProf §4.4.3.1, §4.4.4.1';
  if (inside) return { name, clause, verdict: 'ok', says: 'The message is signed.' };
  if (new URLSearchParams(query).has('Signature')) return { name, clause, verdict: 'ok', says: 'The query is signed.' };
  if (binding !== undefined) {
    return { name, clause, verdict: 'bad', says: 'Nothing is signed: anybody could sign people out.' };
  }
  const says = 'No signature is in the XML; over HTTP-Redirect it stands in the query, which is not seen here.';
  return { name, clause, verdict: 'unknown', says };
}

function requestChecks(root: Element, now: Date): Check[] {
  const named = child(root, 'assertion', 'NameID') ?? child(root, 'assertion', 'EncryptedID');
  const until = attribute(root, 'NotOnOrAfter');
  const over = until !== undefined && new Date(until) <= now;
  return [
    check('name', 'SAMLCore §3.7.1', named !== undefined, {
      good: 'It says whom to sign out.',
      bad: 'There is no NameID: nobody is named.',
    }),
    check(
      'time',
      'SAMLCore §3.7.1',
      !over,
      {
        good: until === undefined ? 'It does not say when it ends.' : 'It is still in time.',
        bad: until === undefined ? '' : `It was over ${apart(new Date(until), now)} before this inspection.`,
      },
      'note',
    ),
  ];
}

/** A LogoutRequest or LogoutResponse. */
export function inspectLogout(
  root: Element,
  { binding, query, relayState }: Pick<Found, 'binding' | 'query' | 'relayState'>,
  context: SignatureContext,
) {
  const isRequest = root.localName === 'LogoutRequest';
  const indexes = children(root, 'protocol', 'SessionIndex').map((one) => textOf(one) ?? '');
  return {
    facts: [
      ...envelopeFacts(root, relayState),
      ...factsOf([
        ['NameID', textOf(child(root, 'assertion', 'NameID'))],
        ['SessionIndex', indexes.length > 0 ? indexes.join(' | ') : undefined],
        ['Reason', attribute(root, 'Reason')],
        ['NotOnOrAfter', attribute(root, 'NotOnOrAfter')],
        ['Status', isRequest ? undefined : statusOf(root).words],
      ]),
    ],
    checks: [
      ...envelopeChecks(root),
      ...(isRequest ? requestChecks(root, context.now) : []),
      signedCheck(root, binding, query),
      ...signatureChecks(root, context),
    ],
  };
}
