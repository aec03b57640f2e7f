import type { AuthnRequestCheck } from '../check.ts';

/** An index and a URL could name two endpoints, and nobody could say which was meant. */
export const acsNamedOnce: AuthnRequestCheck = {
  name: 'acs-named-once',
  clause: 'SAMLCore §3.4.1',
  problem: (request) =>
    request.assertionConsumerServiceIndex !== undefined &&
    (request.assertionConsumerServiceUrl !== undefined || request.protocolBinding !== undefined)
      ? 'AssertionConsumerServiceIndex excludes AssertionConsumerServiceURL and ProtocolBinding.'
      : undefined,
};
