import { everyRequest } from '../../every.ts';
import { type Rule, unjudged } from '../../result.ts';
import { isSigned, parameter } from '../../signed.ts';
import { judgeQuerySignature } from './redirect-octets.ts';

/** SAMLBind §3.4.4.1: without RelayState, the parameter is left out of what is signed, name and all. */
export const redirectSigNoRelaystate: Rule = (evidence) =>
  everyRequest(evidence, (request) =>
    request.binding === 'HTTP-Redirect' && isSigned(request) && parameter(request, 'RelayState') === undefined
      ? judgeQuerySignature(evidence, request)
      : unjudged('No signed query without RelayState was seen.'),
  );
