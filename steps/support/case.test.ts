import { expect, it } from 'vitest';
import type { Observed, ReadAgain } from '../oracle/index.ts';
import { Case } from './case.ts';

const fault = (name: string, summary: string) => ({
  name,
  summary,
  clause: 'CWE-347',
  point: 'wire',
  state: 'applied',
});

const signIn: Observed = {
  outcome: 'refused',
  seen: undefined,
  reason: 'signature_invalid',
  delivered: true,
  fault: fault('signature-padding-forged', 'The padding of the signature is forged.'),
  emitted: undefined,
  answer: undefined,
  timeline: [],
  durationMs: 1,
};

const readAgain = (faults: ReturnType<typeof fault>[]): ReadAgain => ({
  said: 'It was read.',
  fetched: { at: '', app: '', published: { status: 200, body: '<a/>', plainBody: '<b/>', faults } },
});

const settled = (published: ReadAgain) => {
  const one = new Case(['@al-small-exponent'], 'reject', {
    cases: { 'al-small-exponent': { expected: 'reject', obligation: 'MUST' } },
  });
  one.add(signIn);
  return one.settle('reject', { published });
};

it('of metadata and the message that follows it tells both faults, by the name of the first', () => {
  const { fault: told } = settled(readAgain([fault('metadata-key-exponent-3', 'The next key has exponent 3.')]));
  expect(told).toMatchObject({
    name: 'metadata-key-exponent-3',
    summary: 'The next key has exponent 3. The padding of the signature is forged.',
  });
});
