import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

const directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
};

/** Headers of every page; HTTPS is not forced, this SP lives on http://localhost. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Lets this page's form end at these origins: browsers apply `form-action` to the redirect after a post, too. */
export function allowFormsTo(response: Response, origins: readonly string[]): void {
  const policy = Object.entries(directives).map(([name, values]) =>
    [name, ...values, ...(name === 'form-action' ? origins : [])].join(' '),
  );
  response.set('Content-Security-Policy', policy.join(';'));
}
