import type { SignatureChoice } from '../saml/index.ts';
import { type FaultEntry, family } from './parts.ts';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';

function algorithm(
  name: string,
  effect: 'negative' | 'benign' | 'open',
  summary: string,
  clause: string,
  signature: SignatureChoice,
): FaultEntry {
  return {
    name: `algorithm-${name}`,
    effect,
    summary,
    clause,
    point: 'plan',
    apply: (plan) => ({ ...plan, sealing: { ...plan.sealing, signature } }),
  };
}

const CONFUSION = 'SAMLCore §5.4.1; CWE-347';

/** By what algorithms the signatures are made, or say they are. */
export const algorithmFamily = family('algorithm', [
  algorithm('rsa-sha1', 'negative', 'Signatures are RSA-SHA1.', 'CWE-327; NIST SP 800-131A', {
    signatureMethod: `${DSIG}rsa-sha1`,
  }),
  algorithm('digest-sha1', 'negative', 'Digests are SHA-1.', 'CWE-328; NIST SP 800-131A', {
    digestMethod: `${DSIG}sha1`,
  }),
  algorithm(
    'hmac-certificate-der',
    'negative',
    'Signatures are HMAC-SHA256 keyed with the octets of the certificate.',
    CONFUSION,
    {
      signatureMethod: `${MORE}hmac-sha256`,
      signer: 'certificate-der',
    },
  ),
  algorithm(
    'hmac-certificate-pem',
    'negative',
    'Signatures are HMAC-SHA256 keyed with the PEM text of the certificate.',
    CONFUSION,
    {
      signatureMethod: `${MORE}hmac-sha256`,
      signer: 'certificate-pem',
    },
  ),
  algorithm(
    'hmac-sha1-certificate-pem',
    'negative',
    'Signatures are HMAC-SHA1 keyed with the PEM text of the certificate.',
    CONFUSION,
    {
      signatureMethod: `${DSIG}hmac-sha1`,
      signer: 'certificate-pem',
    },
  ),
  algorithm('none', 'negative', 'SignatureMethod is "none" and SignatureValue is empty.', CONFUSION, {
    signatureMethod: 'none',
    signer: 'nobody',
  }),
  algorithm('unknown', 'negative', 'SignatureMethod is a URI nobody knows.', CONFUSION, {
    signatureMethod: 'urn:example:signature:splendid',
  }),
  algorithm('rsa-sha512', 'benign', 'Signatures are RSA-SHA512.', 'RFC 6931 §2.3.4', {
    signatureMethod: `${MORE}rsa-sha512`,
  }),
  algorithm('digest-sha512', 'benign', 'Digests are SHA-512.', 'XML Encryption §5.7.3', {
    digestMethod: 'http://www.w3.org/2001/04/xmlenc#sha512',
  }),
]);
