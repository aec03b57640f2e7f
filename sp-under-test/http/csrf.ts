import { createHmac, timingSafeEqual } from 'node:crypto';

/** Form tokens bound to a cookie's value, so that a page of another site cannot know them. */
export interface Csrf {
  token(cookieValue: string): string;
  matches(cookieValue: string | undefined, given: unknown): boolean;
}

/** Name of the hidden input. */
export const csrfField = '_csrf';

/** Makes tokens with this secret. */
export function createCsrf(secret: Buffer): Csrf {
  const token = (value: string) => createHmac('sha256', secret).update(value).digest('base64url');
  return {
    token,
    matches: (cookieValue, given) => {
      if (cookieValue === undefined || typeof given !== 'string') return false;
      const expected = Buffer.from(token(cookieValue));
      const actual = Buffer.from(given);
      return expected.length === actual.length && timingSafeEqual(expected, actual);
    },
  };
}
