import { describe, expect, test } from 'vitest';
import { consumeResponse } from './index.ts';
import { circumstances, compose, form } from './testing/sign-response.testing.ts';

describe('a good Response', () => {
  test.each(['assertion', 'response', 'both'] as const)('signed: %s', async (sign) => {
    const consumed = await consumeResponse(form(compose({ sign })), circumstances());
    expect(consumed).toMatchObject({
      accepted: true,
      identity: { nameId: 'alice@example.com', sessionIndex: 's1', attributes: { name: ['Alice Anderson'] } },
      assertionId: '_a1',
      rememberUntil: new Date('2030-01-15T12:08:00.000Z'),
      request: { id: '_req1' },
    });
  });
});
