import type { AuthnRequest } from '../../contracts.ts';
import type { AuthnRequestCheck, AuthnRequestContext } from '../check.ts';

/**
 * Only an endpoint the app's administrator registered may receive an assertion. Okta does not refuse, it ignores; SAML's
 * error goes to the default endpoint, never to the one that was asked for.
 */
export const acsRegistered: AuthnRequestCheck = {
  name: 'acs-registered',
  clause: 'SAMLProf §4.1.4.1',
  status: { code: 'Requester', subcode: 'RequestDenied' },
  problem: (request, context) =>
    context.habits.unregisteredAcs === 'answered at the default' || registeredAcs(request, context) !== undefined
      ? undefined
      : 'The assertion consumer service asked for is not registered with this app.',
};

/** The endpoint a request asks for, if it is registered; the default one if it asks for none. */
export function registeredAcs(request: AuthnRequest, context: AuthnRequestContext): string | undefined {
  const { assertionConsumerServiceUrl: url, assertionConsumerServiceIndex: index } = request;
  if (url === undefined) {
    return index === undefined ? context.defaultAcsUrl : context.otherAcsUrls.find((one) => one.index === index)?.url;
  }
  if (url === context.defaultAcsUrl || context.otherAcsUrls.some((one) => one.url === url)) return url;
  // A signature is as good as a registration: it is the administrator's certificate that verified it.
  return context.signedRequests !== undefined && isHttpUrl(url) ? url : undefined;
}

/** What a form can be posted to. */
export function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
