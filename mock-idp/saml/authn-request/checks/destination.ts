import type { AuthnRequestCheck } from '../check.ts';

/** This endpoint has no query of its own; metadata may name it with one all the same. */
const withoutQuery = (url: string): string => url.replace(/\?.*$/s, '');

/** A request addressed to another IdP and forwarded here must not be answered. */
export const destination: AuthnRequestCheck = {
  name: 'destination',
  clause: 'SAMLCore §3.2.1',
  problem: (request, context) =>
    request.destination === undefined || withoutQuery(request.destination) === context.ssoUrl
      ? undefined
      : 'Destination is not the URL at which the request arrived.',
};
