import { expect, test } from 'vitest';
import { validatorSource } from './testing/validator.ts';

test('org-seed.validate.js is what the schema says', async () => {
  await expect(validatorSource()).toMatchFileSnapshot('org-seed.validate.js');
});
