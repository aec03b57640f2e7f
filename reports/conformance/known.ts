import type { CaseReport, KnownVerdict } from './model.ts';

/**
 * Holds a case against what the profile knows of it. Exactly as known: it does not fail the run. Otherwise: it does, also where
 * it is better than known, because an expectation that nobody keeps up hides the next failure.
 */
export function heldAgainstKnown(entry: CaseReport, known: readonly KnownVerdict[]): CaseReport {
  const expectation = known.find((one) => one.case === entry.id) ?? known.find((one) => one.case === entry.slug);
  const judged = entry.outcome !== null || entry.inspection !== null;
  if (expectation === undefined || !judged) return entry;
  if (entry.verdict === expectation.verdict) return { ...entry, known: expectation.because };
  return {
    ...entry,
    verdict: 'fail',
    because: `The profile knows this case as ${expectation.verdict} (${expectation.because}), but it is ${entry.verdict}: correct "known" in the profile. ${entry.because}`,
  };
}
