import { describe, expect, it } from 'vitest';
import type { CaseEvidence } from '../../reports/index.ts';
import { CircuitBreaker } from './breaker.ts';

const evidence = (outcome: CaseEvidence['outcome']): CaseEvidence => ({
  id: 'x',
  expected: 'reject',
  outcome,
  delivered: true,
  durationMs: 1,
  timeline: [],
});

describe('the circuit breaker', () => {
  it('opens after so many silent cases in a row', () => {
    const breaker = new CircuitBreaker(2);
    expect(breaker.observe({ evidence: evidence('not-delivered') })).toBeUndefined();
    expect(breaker.observe({ evidence: evidence('hung') })).toMatch(/stopped working/);
  });

  it('is reset by an answer, and not moved by scenarios that are no case', () => {
    const breaker = new CircuitBreaker(2);
    breaker.observe({ evidence: evidence('hung') });
    breaker.observe({ evidence: evidence('refused'), alive: true });
    breaker.observe({});
    expect(breaker.observe({ evidence: evidence('hung') })).toBeUndefined();
  });

  it('is not moved by an inspection, in which nobody signs in', () => {
    const breaker = new CircuitBreaker(2);
    breaker.observe({ evidence: evidence('hung') });
    const inspection = { holds: true, seen: 'Valid.' };
    expect(breaker.observe({ evidence: { ...evidence('inconclusive'), inspection } })).toBeUndefined();
    expect(breaker.observe({ evidence: evidence('hung') })).toBeDefined();
  });

  it('counts a refusal after which nobody gets in', () => {
    const breaker = new CircuitBreaker(1);
    expect(breaker.observe({ evidence: evidence('refused'), alive: false })).toBeDefined();
  });
});
