/** What the SP's own LogoutRequest has to be. */
import { addressed, redirected, signed } from './both.ts';
import { about, broken, holds, judged, type LogoutRule } from './rule.ts';

/** SDP-SP24: signing out at the SP tells the IdP. */
export const requestSent: LogoutRule = ({ request }) =>
  about(request, () => holds('The SP sent a LogoutRequest.')) ?? broken('Signing out at the SP sent no LogoutRequest.');

export const requestFields: LogoutRule = ({ request, spEntityId, idp }) =>
  addressed(request, { kind: 'LogoutRequest', destination: idp.sloUrl, issuer: spEntityId });

export const requestSigned: LogoutRule = ({ request, certificates }) => signed(request, certificates);

export const requestRedirected: LogoutRule = ({ request }) => redirected(request);

/** SAMLProf §4.4.4.1, SAMLCore §3.3.4: the very name that the assertion gave, with everything that qualifies it. */
export const requestNameId: LogoutRule = ({ assertion, request }) =>
  about(request, ({ message: { encrypted, nameId } }) => {
    if (encrypted) return holds('The name is encrypted, so that it cannot be compared.');
    const given = printed(assertion?.nameId);
    return judged(
      [printed(nameId) === given ? undefined : `NameID is ${printed(nameId)}; the assertion gave ${given}.`],
      `NameID is ${given}, as the assertion gave it.`,
    );
  });

/** SAMLCore §3.7.1: the session that is meant. */
export const requestSessionIndex: LogoutRule = ({ assertion, request }) =>
  about(request, ({ message: { sessionIndexes } }) =>
    judged(
      [
        sessionIndexes.includes(assertion?.sessionIndex ?? '')
          ? undefined
          : `SessionIndex is ${sessionIndexes.join(', ') || 'absent'}; the assertion gave ${assertion?.sessionIndex}.`,
      ],
      'SessionIndex is that of the assertion.',
    ),
  );

/** SDP-SP30: in the clear, so that every IdP can read whom it is about. */
export const requestNameIdPlain: LogoutRule = ({ request }) =>
  about(request, ({ message: { encrypted } }) =>
    judged([encrypted ? 'The name travels as EncryptedID.' : undefined], 'The name travels as NameID.'),
  );

/** SAML2ASLO: whether the SP waits for the answer is its own affair. */
export const requestAsynchronous: LogoutRule = ({ request }) =>
  about(request, ({ message: { asynchronous } }) =>
    holds(asynchronous ? 'The SP does not wait for an answer.' : 'The SP waits for an answer.'),
  );

/** SDP-SP34: nobody is signed in any more by the time the IdP hears of it. */
export const endedFirst: LogoutRule = ({ attempt: { endedBefore }, request }) =>
  about(request, () =>
    judged(
      [endedBefore === true ? undefined : 'The session was still there when the LogoutRequest had left.'],
      'The session had ended when the LogoutRequest left.',
    ),
  );

function printed(name: { value: string; attributes: Readonly<Record<string, string>> } | undefined): string {
  if (name === undefined) return 'absent';
  const attributes = Object.entries(name.attributes).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [JSON.stringify(name.value), ...attributes.map(([key, value]) => `${key}="${value}"`)].join(' ');
}
