/** Sign-in without a page: each request says for whom. Only when switched on, and off loopback only with the token. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Face } from '../face-dependencies.ts';
import { isLoopbackHost } from '../loopback.ts';
import { PageRefusal } from '../pages/refusal.ts';
import type { Request } from '../web/index.ts';

export const personHeader = 'x-assay-person';
export const tokenHeader = 'x-assay-token';
export const personParameter = 'assay_person';
export const tokenParameter = 'assay_token';

const digest = (text: string) => createHash('sha256').update(text).digest();

function refuse(message: string, check: string): PageRefusal {
  return new PageRefusal(403, 'Unable to sign in', 'Unable to sign in', { check, message });
}

function given(request: Request, header: string, parameter: string): string | undefined {
  const value = request.header(header) ?? request.query.get(parameter);
  return value === null || value === '' ? undefined : value;
}

/** The login that a request names; undefined when it names none. Throws PageRefusal where it may not. */
export function unattendedPerson(face: Face, request: Request): string | undefined {
  const person = given(request, personHeader, personParameter);
  if (person === undefined) return undefined;
  if (face.unattended === undefined) {
    throw refuse('Unattended sign-in is switched off: start the IdP with it (unattended).', 'unattended-on');
  }
  const { token, tokenNeeded } = face.unattended;
  // A page elsewhere whose name was rebound to this machine comes with a Host of its own.
  if (!tokenNeeded && isLoopbackHost(request.headers.host ?? '')) return person;
  const shown = given(request, tokenHeader, tokenParameter) ?? '';
  if (timingSafeEqual(digest(shown), digest(token))) return person;
  throw refuse(
    `Off loopback unattended sign-in needs its token (${tokenHeader} or ${tokenParameter}).`,
    'unattended-token',
  );
}

/** The parameters of the SAML message: what steers us is no part of it, and the token goes into no trace. */
export function withoutSteering(parameters: URLSearchParams): URLSearchParams {
  if (!parameters.has(personParameter) && !parameters.has(tokenParameter)) return parameters;
  return new URLSearchParams([...parameters].filter(([name]) => name !== personParameter && name !== tokenParameter));
}

/** The same parameters for the address at which the browser comes back, with a `&` in front. */
export function steeringOf(request: Request): string {
  const query = request.query;
  return [personParameter, tokenParameter]
    .flatMap((name) => (query.has(name) ? [`&${name}=${encodeURIComponent(query.get(name) ?? '')}`] : []))
    .join('');
}
