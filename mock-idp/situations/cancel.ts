import type { Situation } from './situation.ts';

const STATUS = 'urn:oasis:names:tc:SAML:2.0:status';

/** SAMLCore §3.2.2.2: the answer to somebody who did not sign in is a status, not silence. */
export const cancel: Situation = {
  name: 'cancel',
  summary: 'The person presses Cancel: the SP is told Responder and AuthnFailed, and gets no Assertion.',
  expect: 'Shows a calm page with a way to try again; no session, and an existing one is unharmed.',
  kind: 'message',
  apply: ({ assertion: _assertion, ...plan }) => ({
    ...plan,
    status: { code: `${STATUS}:Responder`, subcodes: [`${STATUS}:AuthnFailed`], message: 'The person cancelled.' },
  }),
};
