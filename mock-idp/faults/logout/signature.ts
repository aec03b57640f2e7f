import type { LogoutFaultEntry } from '../parts.ts';
import { carrying, planned } from './edits.ts';

const AUTHENTIC = 'SAMLProf §4.4.4.1, §4.4.4.2; CWE-347';

/** Whether the message is signed, by whom, and whether it still says what was signed. */
export const signatureFaults: readonly LogoutFaultEntry[] = [
  planned('logout-unsigned', 'Nothing is signed.', 'SAMLProf §4.4.4.1, §4.4.4.2; CWE-306', (plan) => ({
    ...plan,
    sealing: { ...plan.sealing, signed: false },
  })),
  planned('logout-signed-by-stranger', 'The signature is by a key that no metadata names.', AUTHENTIC, (plan) => ({
    ...plan,
    sealing: { ...plan.sealing, signature: { signer: 'stranger', shown: 'stranger' } },
  })),
  planned(
    'logout-signed-sha1',
    'The signature is RSA with SHA-1.',
    'SDP-ALG01; CWE-327',
    (plan) => ({
      ...plan,
      sealing: {
        ...plan.sealing,
        signature: {
          signatureMethod: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
          digestMethod: 'http://www.w3.org/2000/09/xmldsig#sha1',
        },
      },
    }),
    { effect: 'open' },
  ),
  planned(
    'logout-signature-algorithm-unknown',
    'The signature names an algorithm that nobody knows.',
    AUTHENTIC,
    (plan) => ({
      ...plan,
      sealing: { ...plan.sealing, signature: { signatureMethod: 'urn:example:rsa-unknown' } },
    }),
  ),
  {
    name: 'logout-tampered',
    effect: 'negative',
    summary: 'IssueInstant was put a second back after signing.',
    clause: AUTHENTIC,
    point: 'logout-wire',
    apply: (message, context) => {
      const before = context.plan.issueInstant;
      const after = new Date(before.getTime() - 1000);
      const edited = message.xml.replace(
        `IssueInstant="${before.toISOString()}"`,
        `IssueInstant="${after.toISOString()}"`,
      );
      return carrying(message, edited, context);
    },
  },
];
