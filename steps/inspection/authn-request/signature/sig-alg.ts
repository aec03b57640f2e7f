import { isWeak } from '../../document/algorithms.ts';
import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';
import { isSigned, signatureAlgorithmOf } from '../../signed.ts';
import { algorithmSpan } from '../../xml-signature.ts';

/** SDP-ALG01, IIP-ALG02, CWE-327: rsa-sha256, ecdsa-sha256 or stronger. */
export const sigAlg: Rule = (evidence) =>
  everyRequest(evidence, (request) => {
    const { message, wire } = request;
    if (!isSigned(request)) return unjudged('The requests are not signed.');
    const algorithm = signatureAlgorithmOf(request);
    const weak = isWeak(algorithm ?? '');
    if (algorithm === undefined || weak === undefined)
      return unjudged(`The judge does not know the signature algorithm ${algorithm ?? '(none)'}.`);
    if (!weak) return holds(algorithm, wire);
    const said = `Signed with ${algorithm}.`;
    if ('unreadable' in message || request.binding === 'HTTP-Redirect')
      return broken(said, wire, spanOf(wire.text, request.parameters.find(({ name }) => name === 'SigAlg')?.raw ?? ''));
    return broken(said, message, algorithmSpan(message.root, algorithm));
  });
