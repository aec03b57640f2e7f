import { secondsFrom } from '../parts.ts';
import { inRequest, planned } from './edits.ts';

const ADDRESSED = 'SAMLCore §3.2.1, §3.2.2; SAMLBind §3.4.5.2, §3.5.5.2';
const VERSION = 'SAMLCore §3.2.1, §4.1.3';

/** Who sent the message, to whom, when, in which version. */
export const messageFaults = [
  planned('logout-destination-wrong', "Destination is another SP's endpoint.", ADDRESSED, (plan) => ({
    ...plan,
    destination: 'https://other-sp.example/saml/slo',
  })),
  planned('logout-destination-missing', 'A signed message has no Destination.', ADDRESSED, (plan) => {
    const { destination: _, ...rest } = plan;
    return rest;
  }),
  planned(
    'logout-issuer-unknown',
    'Issuer is an IdP that the SP does not know.',
    'SAMLProf §4.4.4.1, §4.4.4.2; CWE-346',
    (plan) => ({ ...plan, issuer: { value: 'https://idp.attacker.example' } }),
  ),
  planned('logout-id-empty', 'ID is empty.', 'SAMLCore §1.3.4, §3.2.1, §3.2.2', (plan) => ({ ...plan, id: '' }), {
    bindings: ['HTTP-Redirect'],
  }),
  planned('logout-version-1-1', 'Version is 1.1.', VERSION, (plan) => ({ ...plan, version: '1.1' })),
  planned('logout-version-3-0', 'Version is 3.0.', VERSION, (plan) => ({ ...plan, version: '3.0' })),
  planned(
    'logout-expired',
    'NotOnOrAfter has passed an hour ago.',
    'SAMLCore §3.7.1, §3.7.3.1',
    inRequest((plan, context) => ({ ...plan, notOnOrAfter: secondsFrom(context, -3600) })),
    { kinds: ['LogoutRequest'] },
  ),
  planned(
    'logout-issued-in-future',
    'IssueInstant lies an hour ahead.',
    'SAMLCore §1.3.3, §3.2.1, §3.2.2',
    (plan, context) => ({
      ...plan,
      issueInstant: secondsFrom(context, 3600),
      ...(plan.kind === 'LogoutRequest' && { notOnOrAfter: secondsFrom(context, 3900) }),
    }),
  ),
  planned(
    'logout-relay-state-foreign',
    'RelayState is the address of another site.',
    'SAMLBind §3.4.3, §3.5.3; CWE-601',
    (plan) => ({ ...plan, delivery: { ...plan.delivery, relayState: 'http://attacker.example/landing' } }),
    { effect: 'open' },
  ),
];
