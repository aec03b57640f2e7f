import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';

/** SAMLBind §3.5.4: one form control named SAMLRequest, holding the base64 of the message, not compressed. */
export const postForm: Rule = (evidence) =>
  everyRequest(evidence, ({ binding, packing, parameters, wire }) => {
    if (binding !== 'HTTP-POST') return unjudged('No request was sent by HTTP-POST.');
    const controls = parameters.filter(({ name }) => name === 'SAMLRequest');
    if (controls.length > 1) return broken('The form holds more than one SAMLRequest.', wire, spanOf(wire.text, ''));
    const relayStates = parameters.filter(({ name }) => name === 'RelayState');
    if (relayStates.length > 1) return broken('The form holds more than one RelayState.', wire, spanOf(wire.text, ''));
    if (packing === 'plain') return holds('One SAMLRequest, base64 of the message.', wire);
    const spot = spanOf(wire.text, controls[0]?.raw ?? '');
    return broken('The form holds a compressed message; HTTP-POST has none of that.', wire, spot);
  });
