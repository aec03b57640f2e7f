import type { CoveredStep } from '../catalogue/index.ts';
import type { DocumentReport, ScenarioReport } from './model.ts';

/** The matrix of documented steps: which scenarios of this run show each, and whether they held. Empty where none was run. */
export function documentsOf(
  steps: readonly CoveredStep[],
  scenarios: readonly (ScenarioReport & { sources: readonly string[] })[],
): DocumentReport[] {
  const rows = steps.map((step) =>
    row(
      step,
      scenarios.filter(({ sources }) => sources.includes(step.id)),
    ),
  );
  return rows.some(({ scenarios: shown }) => shown.length > 0) ? rows : [];
}

function row({ id, label, notTested, source, text }: CoveredStep, shown: readonly ScenarioReport[]): DocumentReport {
  return {
    id,
    source,
    text,
    label: label ?? null,
    excuse: notTested ?? null,
    scenarios: [...new Set(shown.map((scenario) => scenario.id))],
    status: statusOf(shown),
  };
}

function statusOf(scenarios: readonly ScenarioReport[]): DocumentReport['status'] {
  if (scenarios.length === 0) return 'not-run';
  if (scenarios.some((scenario) => scenario.verdict === 'fail')) return 'fail';
  return scenarios.every((scenario) => scenario.verdict === 'pass') ? 'pass' : 'incomplete';
}
