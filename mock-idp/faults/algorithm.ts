import type { SignatureChoice } from '../saml/index.ts';
import { editAll, element, RSA_PSS_SHA256, withAttribute, withChildren } from '../saml/xml/index.ts';
import { type FaultEntry, family } from './parts.ts';
import { editSignatures, redigested } from './signed.ts';

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
  algorithm('rsa-md5', 'negative', 'Signatures are RSA-MD5 over MD5 digests.', 'IIP-ALG08; CWE-327', {
    signatureMethod: `${MORE}rsa-md5`,
    digestMethod: `${MORE}md5`,
  }),
  algorithm('ecdsa-by-rsa-key', 'negative', 'Signatures say ECDSA-SHA256 and were made by an RSA key.', CONFUSION, {
    signatureMethod: `${MORE}ecdsa-sha256`,
  }),
  {
    name: 'algorithm-hmac-truncated',
    effect: 'negative',
    summary: 'Signatures are HMAC-SHA256 cut down to no bits at all, and SignatureValue is empty.',
    clause: 'CVE-2009-0217; XML Signature 1.1 §6.3.1',
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, (signature, carrier) => {
        const length = element('ds:HMACOutputLength', { children: ['0'] });
        const signedInfo = editAll(redigested(signature, carrier), 'SignatureMethod', (method) =>
          withChildren(withAttribute(method, 'Algorithm', `${MORE}hmac-sha256`), [length]),
        );
        return [withChildren(signature, [signedInfo, element('ds:SignatureValue')])];
      }),
  },
  algorithm('rsa-pss', 'open', 'Signatures are RSASSA-PSS with SHA-256.', 'RFC 9231 §2.3.10', {
    signatureMethod: RSA_PSS_SHA256,
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
