import type { AuthnRequestCheck } from '../check.ts';

/** Okta takes endpoint and name format from a signed request, so both must be in it. */
export const signedRequestContent: AuthnRequestCheck = {
  name: 'signed-request-content',
  clause: 'SAMLCore §3.4.1, §3.4.1.1',
  problem: ({ assertionConsumerServiceUrl: url, nameIdPolicy }, { signedRequests }) => {
    if (signedRequests === undefined) return undefined;
    if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      return 'A signed request must name its AssertionConsumerServiceURL.';
    }
    return nameIdPolicy?.format === signedRequests.nameIdFormat
      ? undefined
      : 'A signed request must carry a NameIDPolicy with the Name ID format of the app.';
  },
};
