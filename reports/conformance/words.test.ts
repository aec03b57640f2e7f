import { expect, it } from 'vitest';
import { catalogue, evidence, facts, stream } from '../testing/canned.ts';
import { buildReport } from './build.ts';
import { MessageReader } from './messages/index.ts';
import { verdictWords } from './words.ts';

function wordsOf(...about: Parameters<typeof evidence>[1][]): string {
  const slugs = ['au-wrong', 'au-empty'];
  const scenarios = about.map((entry, index) => {
    const slug = slugs[index] ?? '';
    return { name: slug, tags: [slug], status: 'PASSED' as const, evidence: evidence(slug, entry) };
  });
  const reader = new MessageReader();
  for (const envelope of stream(scenarios)) reader.add(envelope);
  return verdictWords(buildReport(reader.scenarios(), catalogue, facts).report);
}

it('does not say that anything was met where nothing was judged', () => {
  const away = { notApplicable: 'The SP takes no unsolicited Response.' };
  expect(wordsOf(away)).toContain('was not judged: no selected case applies to it at level core');
  expect(wordsOf(away, { outcome: 'refused' })).not.toContain('not judged');
});
