import { describe, expect, it } from 'vitest';
import type { Person, Stage } from '../oracle/index.ts';
import { Liveness } from './liveness.ts';

const alice: Person = {
  alias: 'Alice',
  login: 'alice@example.com',
  nameId: 'alice@example.com',
  displayName: 'Alice Anderson',
};
const bob: Person = { alias: 'Bob', login: 'bob@example.com', nameId: 'bob@example.com', displayName: 'Bob Brown' };

/** Nobody asks it anything before a sign-in is due. */
const stage: Stage = Object.create(null);

describe('signing in again after negative cases', () => {
  it('is due with each of them while somebody is looked for who locks people out', () => {
    expect(new Liveness().owe(stage, alice, 'case', 1)).toBe(true);
  });

  it('forgets what an earlier pass owed', () => {
    const liveness = new Liveness();
    liveness.owe(stage, alice, 'case', 8);
    expect(liveness.owes('Alice')).toBe(true);
    liveness.forget();
    expect(liveness.owes('Alice')).toBe(false);
  });

  it('is due with the eighth of the same person, and tells of all eight', () => {
    const liveness = new Liveness();
    const due = Array.from({ length: 8 }, (_, index) => liveness.owe(stage, alice, `case-${index}`, 8));
    expect(due).toEqual([false, false, false, false, false, false, false, true]);
    expect(liveness.settle('Alice')).toHaveLength(8);
  });

  it('by somebody else settles nothing', () => {
    const liveness = new Liveness();
    liveness.owe(stage, alice, 'case', 8);
    expect(liveness.settle(bob.alias)).toEqual([]);
    expect(liveness.settle(alice.alias)).toEqual(['case']);
  });

  it('owes nothing at the end when all is settled', async () => {
    const liveness = new Liveness();
    liveness.owe(stage, alice, 'case', 8);
    liveness.settle('Alice');
    await expect(liveness.settleAll()).resolves.toBeUndefined();
  });
});
