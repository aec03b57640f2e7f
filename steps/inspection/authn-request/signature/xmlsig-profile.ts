import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { profileProblem, signatureSpan } from '../../xml-signature.ts';

/** SAMLCore §5.4.1 and §5.4.2: enveloped, with one Reference, to the ID of the request. */
export const xmlsigProfile: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const [signature, ...others] = message.signatures;
    if (signature === undefined) return unjudged('No request has a signature inside.');
    if (others.length > 0)
      return broken('The request has more than one ds:Signature.', message, signatureSpan(message.root));
    const problem = profileProblem(signature);
    if (problem !== undefined) return broken(problem, message, signatureSpan(message.root));
    return holds('Enveloped, one Reference, to the ID of the request.', message);
  });
