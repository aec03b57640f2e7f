import { describe, expect, it } from 'vitest';
import {
  asPredicted,
  type Difference,
  difference,
  type Judged,
  type Mutant,
  mutants,
  refusedVector,
  vectorOf,
} from './index.ts';

const judged = (id: string, more: Partial<Judged> = {}): Judged => ({
  id,
  expected: 'reject',
  expectedReason: 'audience_mismatch',
  outcome: 'refused',
  reason: 'audience_mismatch',
  verdict: 'pass',
  twin: null,
  liveness: null,
  delivered: true,
  inspection: null,
  ...more,
});
const good = judged('st-good', {
  expected: 'accept',
  expectedReason: null,
  outcome: 'accepted-as-expected',
  reason: null,
});
const sound = [
  judged('au-wrong'),
  judged('st-wrong', { expectedReason: 'status_not_success', reason: 'status_not_success' }),
  good,
];
const letIn = { outcome: 'accepted-as-expected', reason: null } as const;

const withoutAudience: Mutant = {
  name: 'without audience_mismatch',
  off: ['audience_mismatch'],
  turnsRed: ({ expectedReason }) => expectedReason === 'audience_mismatch',
  also: {},
  stays: {},
};

const judge = (after: Judged[], mutant: Mutant = withoutAudience): Difference =>
  difference(mutant, sound, vectorOf(sound, after));
const nothing: Difference = { missed: [], unexpected: [], unproven: [], stale: [] };

describe('a mutant', () => {
  it('is detected by exactly the cases that name its reason', () => {
    const found = judge([judged('au-wrong', letIn), ...sound.slice(1)]);
    expect(found).toEqual(nothing);
    expect(asPredicted(found)).toBe(true);
  });

  it('is detected, too, where another layer refuses for another reason', () => {
    expect(judge([judged('au-wrong', { reason: 'signature_invalid' }), ...sound.slice(1)])).toEqual(nothing);
  });

  it('that nobody notices is missed', () => {
    expect(judge(sound)).toEqual({ ...nothing, missed: ['au-wrong'] });
    expect(judge([...sound.slice(1)])).toEqual({ ...nothing, missed: ['au-wrong'] });
  });

  it('is not judged by what does not concern the SP', () => {
    const elsewhere = judged('au-elsewhere', { outcome: null, reason: null, verdict: 'not-applicable' });
    const all = [...sound, elsewhere];
    const after = [judged('au-wrong', letIn), ...sound.slice(1), elsewhere];
    expect(difference(withoutAudience, all, vectorOf(all, after))).toEqual(nothing);
  });

  it('that keeps good people out, or turns another case red, is not as predicted', () => {
    const red = judged('au-wrong', letIn);
    expect(judge([red, ...sound.slice(1, 2), { ...good, outcome: 'refused' }]).unexpected).toEqual(['st-good']);
    expect(judge([red, { ...(sound[1] ?? good), ...letIn }, good]).unexpected).toEqual(['st-wrong']);
  });

  it('in front of which a case cannot be judged is not as predicted', () => {
    const stuck = { ...(sound[1] ?? good), twin: { id: 'st-good', result: 'not-accepted' } } as const;
    expect(judge([judged('au-wrong', letIn), stuck, good]).unproven).toEqual(['st-wrong']);
  });

  it('may have stated exceptions, and each has to happen', () => {
    const stated = { ...withoutAudience, stays: { 'au-wrong': 'why' }, also: { 'st-wrong': 'why' } };
    expect(judge([sound[0] ?? good, { ...(sound[1] ?? good), ...letIn }, good], stated)).toEqual(nothing);
    expect(judge([judged('au-wrong', letIn), ...sound.slice(1)], stated).stale).toEqual(['st-wrong', 'au-wrong']);
  });

  it('has a name of its own', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThan(60);
  });
});

describe('an SP that refuses everything', () => {
  const refused = { outcome: 'refused', reason: null } as const;
  const twin = { id: 'st-good', result: 'not-accepted' } as const;

  it('fails whoever should come in, and proves nothing by a refusal', () => {
    const cases = [judged('au-wrong', { ...refused, twin }), { ...good, ...refused }];
    expect(refusedVector(cases)).toEqual({ failed: ['st-good'], worthless: ['au-wrong'], mistaken: [] });
  });

  it('is mistaken for a good one where a refusal counts without its twin', () => {
    expect(refusedVector([judged('au-wrong', refused)]).mistaken).toEqual(['au-wrong: pass']);
  });
});
