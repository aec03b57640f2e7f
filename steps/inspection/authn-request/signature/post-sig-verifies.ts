import { everyMessage } from '../../every.ts';
import { signingKeys } from '../../published-keys.ts';
import { type Rule, unjudged } from '../../result.ts';
import { judgeXmlSignature } from '../../xml-signature.ts';

/** SAMLCore §5.4: the signature in a posted request is one over the whole of it, by a published key. */
export const postSigVerifies: Rule = (evidence) =>
  everyMessage(evidence, (message, { binding }) => {
    const [signature] = message.signatures;
    if (binding !== 'HTTP-POST' || signature === undefined) return unjudged('No posted request was signed.');
    if ('absent' in evidence.metadata) return unjudged(evidence.metadata.absent);
    const keys = signingKeys(evidence);
    if (keys.length === 0)
      return unjudged('Metadata publishes no signing key to verify with; see md-signing-key-present.');
    return judgeXmlSignature(message, signature, keys);
  });
