import { createHmac, timingSafeEqual } from 'node:crypto';

/** Ties a form to the browser it was shown to: a token is the keyed hash of that browser's cookie. */
export interface CsrfGuard {
  token(binding: string): string;
  accepts(binding: string, token: string): boolean;
}

/** A guard whose tokens die with the process. */
export function createCsrfGuard(secret: Buffer): CsrfGuard {
  const token = (binding: string) => createHmac('sha256', secret).update(binding).digest('base64url');
  return {
    token,
    accepts(binding, candidate) {
      const expected = Buffer.from(token(binding));
      const given = Buffer.from(candidate);
      // Lengths are public; only equal lengths may be compared in constant time.
      return binding !== '' && expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}
