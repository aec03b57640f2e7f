import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { ControlError } from '../arming/index.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Requires the control token; compared by digest, so that neither content nor length shows in the time it takes. */
export function requireToken(token: string): RequestHandler {
  const expected = digest(`Bearer ${token}`);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) return next();
    response.set('www-authenticate', 'Bearer');
    throw new ControlError('unauthorized', 'The control API needs its token.', [
      {
        path: '/headers/authorization',
        message: 'The token is missing or wrong.',
        remedy: 'Send Authorization: Bearer <control token>.',
      },
    ]);
  };
}
