import { describe, expect, it } from 'vitest';
import { type CannedScenario, catalogue, evidence, facts, stream } from '../testing/canned.ts';
import { buildReport, exitCodeOf } from './build.ts';
import { MessageReader } from './messages/index.ts';
import type { KnownVerdict } from './model.ts';
import { verdictWords } from './words.ts';

const scenario = (slug: string, outcome: 'refused' | 'accepted-as-expected'): CannedScenario => ({
  name: slug,
  tags: [slug],
  status: 'PASSED',
  evidence: evidence(slug, { outcome }),
});
const known: KnownVerdict = { case: 'au-wrong', verdict: 'fail', because: 'Ticket 7.' };

function report(scenarios: CannedScenario[], expected: KnownVerdict[]) {
  const reader = new MessageReader();
  for (const envelope of stream(scenarios)) reader.add(envelope);
  return buildReport(reader.scenarios(), catalogue, { ...facts, declared: { ...facts.declared, known: expected } })
    .report;
}

describe('a verdict that the profile knows', () => {
  it('does not fail the run, is no pass either, and says why', () => {
    const made = report([scenario('au-wrong', 'accepted-as-expected'), scenario('au-empty', 'refused')], [known]);
    expect(made.cases[0]).toMatchObject({ verdict: 'fail', known: 'Ticket 7.' });
    expect([made.verdict, exitCodeOf(made, 'fail'), made.conformance]).toEqual(['known-deviations', 0, 0.5]);
    expect(verdictWords(made)).toContain(
      'deviates from catalogue 9.9.9 at level core exactly as its profile says (au-wrong)',
    );
  });

  it('fails the run when it does not happen', () => {
    const made = report([scenario('au-wrong', 'refused')], [known]);
    expect(made.cases[0]).toMatchObject({ verdict: 'fail', known: null });
    expect(made.cases[0]?.because).toContain('knows this case as fail (Ticket 7.), but it is pass');
    expect(exitCodeOf(made, 'fail')).toBe(1);
  });

  it('excuses nothing else, and waits for its case', () => {
    expect(exitCodeOf(report([scenario('au-empty', 'accepted-as-expected')], [known]), 'fail')).toBe(1);
    expect(report([scenario('au-empty', 'refused')], [known]).verdict).toBe('conformant');
    expect(report([{ name: 'x', tags: ['au-wrong'] }], [known]).verdict).toBe('incomplete');
  });
});
