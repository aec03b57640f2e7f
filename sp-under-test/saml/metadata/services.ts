import type { LogoutService } from '../logout/index.ts';
import { attribute, children, ns } from '../xml/index.ts';
import { IdpMetadataError } from './refused.ts';

const binding = (name: 'HTTP-Redirect' | 'HTTP-POST') => `urn:oasis:names:tc:SAML:2.0:bindings:${name}`;

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Metadata 2.4.3: where AuthnRequests go, by HTTP-Redirect. */
export function ssoUrl(role: Element): string {
  const services = children(role, ns.md, 'SingleSignOnService');
  const location = attribute(
    services.find((one) => attribute(one, 'Binding') === binding('HTTP-Redirect')),
    'Location',
  );
  if (location === undefined) {
    const message = 'The metadata has no SingleSignOnService for HTTP-Redirect.';
    throw new IdpMetadataError('metadata_sso_service_missing', message);
  }
  // Browsers are sent there: `javascript:` would run in this SP's origin.
  if (isWebAddress(location)) return location;
  throw new IdpMetadataError('metadata_sso_service_invalid', 'The SingleSignOnService location is not a web address.');
}

/** Metadata 2.4.2. One that cannot be used is passed over: people can sign in all the same. */
export function logoutService(role: Element): LogoutService | undefined {
  const services = children(role, ns.md, 'SingleLogoutService');
  for (const name of ['HTTP-Redirect', 'HTTP-POST'] as const) {
    const found = services.find((one) => attribute(one, 'Binding') === binding(name));
    const [url, responseUrl] = [attribute(found, 'Location'), attribute(found, 'ResponseLocation')];
    if (url === undefined || !isWebAddress(url)) continue;
    return { binding: name, url, ...(responseUrl !== undefined && isWebAddress(responseUrl) && { responseUrl }) };
  }
  return undefined;
}
