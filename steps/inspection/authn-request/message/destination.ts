import { attributeOf } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { isSigned, sentTo } from '../../signed.ts';

/** SAMLBind §3.4.5.2 and §3.5.5.2: a signed request names where it is sent; SAMLCore §3.2.1: what it names is true. */
export const destination: Rule = (evidence) =>
  everyMessage(evidence, (message, request) => {
    const found = attributeOf(message.root, 'Destination');
    const place = sentTo(request);
    if (found === undefined) {
      return isSigned(request)
        ? broken('The request is signed and names no Destination.', message, message.root.span)
        : unjudged('The requests are not signed and name no Destination, which is their right.');
    }
    return [place, evidence.idp.ssoUrl].includes(found.value)
      ? holds(`Destination ${found.value}.`, message)
      : broken(`Destination is "${found.value}", sent to ${place}.`, message, found.span);
  });
