import { describe, expect, it } from 'vitest';
import { evidence, stream } from '../../testing/canned.ts';
import { MessageReader } from './reader.ts';

const negative = (slug: string) => ({
  name: slug,
  tags: [slug],
  status: 'PASSED' as const,
  evidence: evidence(slug, { expected: 'reject', outcome: 'refused' }),
});

function read(alive: boolean): (boolean | undefined)[] {
  const reader = new MessageReader();
  const last = { ...negative('third'), alive, covers: ['first', 'third'] };
  for (const envelope of stream([negative('first'), negative('second'), last])) reader.add(envelope);
  return reader.scenarios().map((scenario) => scenario.alive);
}

describe('one sign-in after several negative cases', () => {
  it('speaks of each case it names, and of no other', () => {
    expect(read(true)).toEqual([true, undefined, true]);
    expect(read(false)).toEqual([false, undefined, false]);
  });
});

describe('a hook around the run', () => {
  it('that fails is not lost', () => {
    const reader = new MessageReader();
    const timestamp = { seconds: 0, nanos: 0 };
    const failed = JSON.parse('{"status":"FAILED","message":"Alice cannot sign in any more\\n  at somewhere"}');
    reader.add({ testRunHookFinished: { testRunHookStartedId: 'hook', timestamp, result: failed } });
    expect(reader.failedHooks).toEqual(['Alice cannot sign in any more']);
  });
});
