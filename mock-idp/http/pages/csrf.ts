import { timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type Random, randomLetters } from '../../org/index.ts';
import type { Request } from '../web/index.ts';
import { readCookie, setCookie } from './cookies.ts';
import { badRequest } from './refusal.ts';

const cookieName = 'idp_csrf';
const tokenShape = /^[A-Za-z0-9]{32}$/;

/** The token of this browser, made and set when it has none. */
export function csrfToken(request: Request, response: ServerResponse, random: Random): string {
  const present = readCookie(request, cookieName);
  if (present !== undefined && tokenShape.test(present)) return present;
  const token = randomLetters(random, 32);
  setCookie(response, cookieName, token);
  return token;
}

/** Refuses a form that does not carry this browser's token: another site may have sent it. */
export function requireCsrf(request: Request, form: URLSearchParams): void {
  const cookie = readCookie(request, cookieName) ?? '';
  const field = form.get('_csrf') ?? '';
  const equal =
    tokenShape.test(cookie) && tokenShape.test(field) && timingSafeEqual(Buffer.from(cookie), Buffer.from(field));
  if (equal) return;
  throw badRequest({
    check: 'csrf-token',
    message: 'The form does not carry the token of this browser. Open the page again and repeat.',
  });
}
