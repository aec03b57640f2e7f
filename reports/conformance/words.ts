import type { ConformanceReport, Restart } from './model.ts';

/** The verdict of a run in one sentence. */
export function verdictWords(report: ConformanceReport): string {
  const { catalogue, level, sut, summary, scenarioSummary } = report;
  const measure = `catalogue ${catalogue.version} at level ${level}`;
  const failed = summary.fail + scenarioSummary.fail;
  switch (report.verdict) {
    case 'conformant':
      return conformantWords(report, measure);
    case 'known-deviations':
      return `${sut.name} deviates from ${measure} exactly as its profile says (${known(report)}); nothing else failed.`;
    case 'not-conformant':
      return `${sut.name} does not conform to ${measure}: ${failed} failed.`;
    case 'incomplete':
      return `No verdict on ${sut.name}: ${report.interrupted ?? `${summary.incomplete + scenarioSummary.incomplete} could not be decided.`}`;
    case 'invalid':
      return `No verdict on ${sut.name}: the calibration could not tell its answers apart.`;
  }
}

/** A part of the catalogue proves a part: only the whole may say "conforms". */
function conformantWords({ catalogue, level, sut, summary }: ConformanceReport, measure: string): string {
  if (summary.total === 0) return `${sut.name}: every selected scenario held; no conformance case was selected.`;
  if (summary.notApplicable === summary.total) {
    return `${sut.name} was not judged: no selected case applies to it at level ${level}.`;
  }
  if (catalogue.selected === catalogue.cases) return `${sut.name} conforms to ${measure}.`;
  return `${sut.name} met every selected case, ${catalogue.selected} of ${catalogue.cases} of ${measure}.`;
}

const known = ({ cases }: ConformanceReport): string => {
  const ids = cases.filter((entry) => entry.known !== null).map(({ id }) => id);
  return ids.length > 3 ? `${ids.length} cases` : ids.join(', ');
};

const shownCases = 3;

/** One line for each time the SP was started anew: a run that ends well only because of that shall not look as if nothing had happened. */
export const restartWords = (restarts: readonly Restart[]): string[] =>
  restarts.map(({ after, because }) => `after ${someOf(after)}: ${because}`);

const someOf = (ids: readonly string[]): string =>
  ids.length > shownCases
    ? `one of ${ids.length} cases, ${ids[0]} to ${ids.at(-1)}`
    : `${ids.length > 1 ? 'one of ' : ''}${ids.join(', ')}`;
