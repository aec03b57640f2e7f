import type { ResponsePlan, WireMessage } from '../contracts.ts';

/** Encodes a Response for HTTP-POST. Okta sends the RelayState field even when there is nothing in it. */
export function encode(xml: string, delivery: ResponsePlan['delivery']): WireMessage {
  return {
    xml,
    method: 'POST',
    action: delivery.acsUrl,
    fields: [
      { name: 'SAMLResponse', value: Buffer.from(xml, 'utf8').toString('base64') },
      { name: 'RelayState', value: delivery.relayState ?? '' },
    ],
  };
}
