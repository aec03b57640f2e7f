import type { AuthnRequest } from '../../contracts.ts';
import type { AuthnRequestCheck, AuthnRequestContext } from '../check.ts';

/** Only an endpoint the app's administrator registered may receive an assertion. Okta does not refuse, it ignores. */
export const acsRegistered: AuthnRequestCheck = {
  name: 'acs-registered',
  clause: 'SAMLProf §4.1.4.1',
  problem: (request, context) =>
    context.habits === 'okta' || registeredAcs(request, context) !== undefined
      ? undefined
      : 'The assertion consumer service asked for is not registered with this app.',
};

/** The endpoint a request asks for, if it is registered; the default one if it asks for none. */
export function registeredAcs(request: AuthnRequest, context: AuthnRequestContext): string | undefined {
  const { assertionConsumerServiceUrl: url, assertionConsumerServiceIndex: index } = request;
  // A signature is as good as a registration: it is the administrator's certificate that verified it.
  if (context.signedRequests !== undefined) return url;
  if (url === context.defaultAcsUrl || (url === undefined && index === undefined)) return context.defaultAcsUrl;
  return context.otherAcsUrls.find((other) => (url === undefined ? other.index === index : other.url === url))?.url;
}
