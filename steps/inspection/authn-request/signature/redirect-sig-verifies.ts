import { everyRequest } from '../../every.ts';
import { type Rule, unjudged } from '../../result.ts';
import { isSigned } from '../../signed.ts';
import { judgeQuerySignature } from './redirect-octets.ts';

/** SAMLBind §3.4.4.1: the signature is one over the octets of the query, in the order given there. */
export const redirectSigVerifies: Rule = (evidence) =>
  everyRequest(evidence, (request) =>
    request.binding === 'HTTP-Redirect' && isSigned(request)
      ? judgeQuerySignature(evidence, request)
      : unjudged('No request was signed in its query.'),
  );
