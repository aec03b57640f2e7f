import type { AuthnRequestCheck } from '../check.ts';

/** Responses leave by HTTP-POST only. */
export const protocolBinding: AuthnRequestCheck = {
  name: 'protocol-binding',
  clause: 'SAMLCore §3.4.1; SAMLProf §4.1.2',
  problem: (request) =>
    request.protocolBinding === undefined ||
    request.protocolBinding === 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
      ? undefined
      : 'ProtocolBinding is not HTTP-POST.',
};
