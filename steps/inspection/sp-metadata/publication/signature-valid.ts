import { type KeyObject, X509Certificate } from 'node:crypto';
import { inMetadata } from '../../every.ts';
import { signingKeys } from '../../published-keys.ts';
import { broken, type Rule, unjudged } from '../../result.ts';
import { judgeXmlSignature, profileProblem, signatureSpan } from '../../xml-signature.ts';

/** SAMLMeta §3, SAMLCore §5.4: a signature at the root is one over the root, and verifies. Whether to trust the signer is for who reads it. */
export const signatureValid: Rule = (evidence) =>
  inMetadata(evidence, ({ document }) => {
    const [signature] = document.signatures;
    if (signature === undefined) return unjudged('The metadata is not signed.');
    const problem = profileProblem(signature);
    if (problem !== undefined) return broken(problem, document, signatureSpan(document.root));
    const keys = [...signature.certificates.flatMap(keyOf), ...signingKeys(evidence)];
    if (keys.length === 0) return unjudged('Neither the signature nor the metadata has a key to verify with.');
    return judgeXmlSignature(document, signature, keys);
  });

function keyOf(base64: string): KeyObject[] {
  try {
    return [new X509Certificate(Buffer.from(base64, 'base64')).publicKey];
  } catch {
    return [];
  }
}
