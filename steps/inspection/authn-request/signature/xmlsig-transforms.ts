import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { algorithmSpan, signatureSpan } from '../../xml-signature.ts';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const known = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive, `${exclusive}WithComments`];

/** SAMLCore §5.4.3, §5.4.4 and erratum E91: exclusive canonicalization, no other transform, no ds:Object. */
export const xmlsigTransforms: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const [signature] = message.signatures;
    if (signature === undefined) return unjudged('No request has a signature inside.');
    const spot = signatureSpan(message.root);
    if (!signature.canonicalization.startsWith(exclusive))
      return broken(
        `SignedInfo is canonicalized by ${signature.canonicalization}.`,
        message,
        algorithmSpan(message.root, signature.canonicalization),
      );
    const other = signature.references.flatMap(({ transforms }) => transforms).find((name) => !known.includes(name));
    if (other !== undefined)
      return broken(`The Reference uses the transform ${other}.`, message, algorithmSpan(message.root, other));
    return signature.objects === 0
      ? holds('Exclusive canonicalization, no other transform, no ds:Object.', message)
      : broken('The signature holds a ds:Object.', message, spot);
  });
