import type { AuthnRequestCheck } from '../check.ts';
import { isHttpUrl } from './acs-registered.ts';

/** Okta takes endpoint and name format from a signed request, so both must be in it. */
export const signedRequestContent: AuthnRequestCheck = {
  name: 'signed-request-content',
  clause: 'SAMLCore §3.4.1, §3.4.1.1',
  problem: ({ assertionConsumerServiceUrl: url, nameIdPolicy }, { habits, nameIdFormat, signedRequests }) => {
    if (signedRequests === undefined || habits.signedRequests === 'may name anything') return undefined;
    if (url === undefined || !isHttpUrl(url)) return 'A signed request must name its AssertionConsumerServiceURL.';
    return nameIdPolicy?.format === nameIdFormat
      ? undefined
      : 'A signed request must carry a NameIDPolicy with the Name ID format of the app.';
  },
};
