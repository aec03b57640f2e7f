import { describe, expect, it } from 'vitest';
import { type Circumstances, evaluate, gradeOf } from './evaluate.ts';
import { type CaseEvidence, type Expected, expectations, type Outcome, outcomes } from './model.ts';

const m = 'met';
const l = 'lenient';
const v = 'violated';
const u = 'unproven';
const r = 'recorded';

/** The whole table, written out a second time on purpose: columns in the order of `outcomes`. */
const table: Record<Expected, readonly string[]> = {
  //               expected else signed unknown refused crash hung loop throttled interaction undelivered inconclusive
  reject: [v, v, v, v, m, l, l, l, u, u, u, u],
  accept: [m, v, m, v, v, v, v, v, u, u, u, u],
  unforged: [l, v, l, v, m, l, l, l, u, u, u, u],
  'keep-distinct': [m, v, m, l, m, l, l, l, u, u, u, u],
  survive: [m, v, m, m, m, v, v, v, u, u, u, u],
  'no-fetch': [m, m, m, m, m, m, m, m, u, u, u, u],
  inspect: [u, u, u, u, u, u, u, u, u, u, u, u],
  record: [r, r, r, r, r, r, r, r, u, u, u, u],
};

const cells = expectations.flatMap((expected) =>
  outcomes.map((outcome, index) => [expected, outcome, table[expected][index]] as const),
);
const evidence = (expected: Expected, outcome: Outcome, more: Partial<CaseEvidence> = {}): CaseEvidence => ({
  id: 'x',
  expected,
  outcome,
  delivered: true,
  durationMs: 1,
  timeline: [],
  ...more,
});
const must: Circumstances = { obligation: 'MUST', reasonsExposed: true };
const verdict = (given: CaseEvidence, circumstances: Partial<Circumstances> = {}) =>
  evaluate(given, { ...must, ...circumstances }).verdict;

describe('outcome × expectation', () => {
  it.each(cells)('%s, %s: %s', (expected, outcome, grade) => {
    expect(gradeOf(outcome, expected)).toBe(grade);
  });

  it.each(cells)('%s, %s: a sentence for every verdict', (expected, outcome) => {
    expect(evaluate(evidence(expected, outcome), must).because).toMatch(/^[A-Z].*\.$/);
  });
});

describe('how binding the rule is', () => {
  it.each([
    ['MUST', 'fail'],
    ['SHOULD', 'warning'],
    ['MAY', 'info'],
  ] as const)('%s violated is %s', (obligation, expected) => {
    expect(verdict(evidence('reject', 'accepted-as-expected'), { obligation })).toBe(expected);
  });

  it('a rule that does not bind at the level is not applicable, whatever happened', () => {
    expect(verdict(evidence('reject', 'accepted-as-expected'), { obligation: undefined })).toBe('not-applicable');
  });

  it.each([
    ['met', 'refused', 'pass'],
    ['lenient', 'crashed', 'warning'],
    ['unproven', 'not-delivered', 'incomplete'],
  ] as const)('%s under MUST', (_, outcome, expected) => {
    expect(verdict(evidence('reject', outcome))).toBe(expected);
  });

  it('what is recorded is information', () => {
    expect(verdict(evidence('record', 'accepted-unknown'))).toBe('info');
  });
});

describe('an inspection', () => {
  const inspected = (holds: boolean) =>
    evidence('inspect', 'inconclusive', { inspection: { holds, seen: 'Version is "1.1".' } });

  it.each([
    ['MUST', 'fail'],
    ['SHOULD', 'warning'],
    ['MAY', 'info'],
  ] as const)('that finds a %s broken is %s', (obligation, expected) => {
    expect(evaluate(inspected(false), { ...must, obligation })).toEqual({
      verdict: expected,
      because: 'Version is "1.1".',
    });
  });

  it('that finds nothing is a pass, and needs neither twin nor liveness', () => {
    expect(verdict(inspected(true), { twin: 'not-run', liveness: 'dead' })).toBe('pass');
  });

  it('that saw nothing proves nothing', () => {
    expect(verdict(evidence('inspect', 'inconclusive'))).toBe('incomplete');
  });
});

describe('what spoils a refusal', () => {
  const refused = evidence('reject', 'refused', { expectedReason: 'audience_mismatch', reason: 'audience_mismatch' });

  it('another reason than the one due, where reasons are exposed', () => {
    expect(verdict(refused)).toBe('pass');
    expect(verdict({ ...refused, reason: 'signature_invalid' })).toBe('fail');
    expect(verdict({ ...refused, reason: 'signature_invalid' }, { reasonsExposed: false })).toBe('pass');
    expect(verdict(evidence('reject', 'refused', { expectedReason: 'audience_mismatch' }))).toBe('fail');
    expect(verdict({ ...refused, reason: 'signature_invalid' }, { obligation: 'SHOULD' })).toBe('fail');
  });

  it('a fetch of what only the message named, and nothing but one', () => {
    expect(verdict({ ...refused, fetched: [] })).toBe('pass');
    expect(verdict({ ...refused, fetched: ['/?general'] })).toBe('fail');
    expect(verdict({ ...refused, fetched: ['/?general'] }, { obligation: 'SHOULD' })).toBe('warning');
  });

  it('nobody having listened, where no fetch is what was expected', () => {
    expect(verdict(evidence('no-fetch', 'accepted-as-expected', { fetched: [] }))).toBe('pass');
    expect(verdict(evidence('no-fetch', 'accepted-as-expected', { fetched: ['/'] }))).toBe('fail');
    expect(verdict(evidence('no-fetch', 'accepted-as-expected'))).toBe('incomplete');
  });

  it('a twin that was not accepted, or did not run', () => {
    expect(verdict(refused, { twin: 'accepted' })).toBe('pass');
    expect(verdict(refused, { twin: 'not-accepted' })).toBe('incomplete');
    expect(verdict(refused, { twin: 'not-run' })).toBe('incomplete');
  });

  it('a person who cannot sign in afterwards', () => {
    expect(verdict(refused, { liveness: 'dead' })).toBe('incomplete');
    expect(verdict(evidence('reject', 'crashed'), { liveness: 'dead' })).toBe('fail');
    expect(verdict(evidence('reject', 'crashed'), { liveness: 'alive' })).toBe('warning');
  });

  it('a lock-out by an earlier case, which is no failure of a good message', () => {
    expect(verdict(evidence('accept', 'refused'), { liveness: 'dead' })).toBe('incomplete');
    expect(verdict(evidence('accept', 'refused'), { liveness: 'alive' })).toBe('fail');
    expect(verdict(evidence('accept', 'crashed'), { liveness: 'dead' })).toBe('fail');
  });

  it('an SP that this case took down, whatever it answered, but not one that was down before', () => {
    expect(verdict(refused, { liveness: 'gone' })).toBe('fail');
    expect(verdict(evidence('record', 'inconclusive'), { liveness: 'gone' })).toBe('fail');
    expect(verdict(evidence('reject', 'not-delivered'), { liveness: 'gone' })).toBe('incomplete');
  });

  it('a logout that was half done, and one that never got to the SP', () => {
    const told = (expected: 'accept' | 'reject', outcome: 'refused' | 'not-delivered', more: Partial<CaseEvidence>) =>
      evaluate(evidence(expected, outcome, { about: 'logout', ...more }), must).because;
    expect(told('accept', 'refused', { halfDone: true })).toBe(
      'Expected the session to end, but the SP ended it in one of two browsers only.',
    );
    expect(told('accept', 'refused', {})).toContain('left the session alone');
    expect(told('reject', 'not-delivered', {})).toBe('There is no proof that the message reached the SP.');
  });

  it('no answer at all, which is told apart from an answer that is a server error', () => {
    const told = (more: Partial<CaseEvidence>) => evaluate(evidence('reject', 'crashed', more), must).because;
    expect(told({})).toContain('the SP answered with a server error instead');
    expect(told({ unanswered: 'dropped' })).toContain('the SP closed the connection without an answer instead');
    expect(told({ unanswered: 'garbled', about: 'logout' })).toContain('the SP sent what is no HTTP instead');
    expect(evaluate(evidence('accept', 'crashed', { unanswered: 'dropped' }), must).because).toBe(
      'Expected the person to be signed in, but the SP closed the connection without an answer.',
    );
  });

  it('never hides that somebody was let in', () => {
    expect(verdict(evidence('reject', 'accepted-as-someone-else'), { twin: 'not-run', liveness: 'dead' })).toBe('fail');
  });

  it('a case that does not apply is counted as such', () => {
    expect(evaluate(evidence('reject', 'inconclusive', { notApplicable: 'No clock.' }), must)).toEqual({
      verdict: 'not-applicable',
      because: 'No clock.',
    });
  });
});

describe('an SP whose every refusal is a server error', () => {
  const crash = (expected: Expected) => evidence(expected, 'crashed', { refusesSo: true });

  it.each(['reject', 'unforged', 'keep-distinct', 'survive'] as const)('refuses where %s is expected', (expected) => {
    expect(verdict(crash(expected), { twin: 'accepted', liveness: 'alive' })).toBe('pass');
  });

  it('fails where it should let somebody in', () => {
    expect(verdict(crash('accept'))).toBe('fail');
  });

  it('fails when it signs nobody in afterwards', () => {
    expect(verdict(crash('reject'), { twin: 'accepted', liveness: 'dead' })).toBe('fail');
  });
});
