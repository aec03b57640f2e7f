import { expect, it } from 'vitest';
import { hashPassword, passwordMatches } from './password.ts';

it.each([undefined, 1_024])(
  'a password hashed with work %s is known again, whatever the work is today',
  async (work) => {
    const credential = await hashPassword('Yellow-Tulip-42', work);
    expect(await passwordMatches('Yellow-Tulip-42', credential)).toBe(true);
    expect(await passwordMatches('Yellow-Tulip-42', credential, 2_048)).toBe(true);
    expect(await passwordMatches('Yellow-Tulip-43', credential, work)).toBe(false);
  },
);

it('without a credential the answer is no', async () => {
  expect(await passwordMatches('', undefined, 1_024)).toBe(false);
});
