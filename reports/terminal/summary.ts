import { type ConformanceReport, type Counts, restartWords, verdictWords } from '../conformance/index.ts';
import { rerunOf } from '../rerun.ts';

const shownFailures = 5;

/** The report's story in about fifteen lines. */
export function summaryOf(report: ConformanceReport, reportFile: string): string {
  const { calibration, scenarioSummary, summary } = report;
  const lines = [
    verdictWords(report),
    '',
    `  conformance   ${percent(report.conformance)}   ${countsOf(summary)}  (${summary.slugs} cases in ${summary.total} variants)`,
    `  completeness  ${percent(report.completeness)}   ${summary.notApplicable} not applicable`,
  ];
  if (scenarioSummary.total > 0)
    lines.push(`  scenarios            ${countsOf(scenarioSummary)}, ${scenarioSummary.notApplicable} not applicable`);
  if (!calibration.valid)
    lines.push(
      '',
      ...calibration.findings.filter((finding) => !finding.ok).map((finding) => `  ${finding.what}: ${finding.text}`),
    );
  lines.push(
    ...restartWords(report.restarts).map((words) => `  started anew  ${words}`),
    ...leftAtSp(report),
    ...worst(report),
    '',
    `  ${reportFile}`,
  );
  return lines.join('\n');
}

/** What people would otherwise find at their SP without knowing where it came from. */
function leftAtSp({ cases, left, sut }: ConformanceReport): string[] {
  if (sut.kind === 'reference') return [];
  const touched = cases.filter(({ effects, outcome }) => effects.length > 0 && outcome !== null);
  const accounts = left.accounts.length === 0 ? '' : `${left.accounts.length} accounts may be new`;
  const cleaned = {
    done: 'cleaned up by hooks.cleanup',
    failed: 'hooks.cleanup FAILED',
    'no-hook': 'no hooks.cleanup',
  };
  return [
    ...(touched.length === 0
      ? []
      : [
          `  at your SP    ${touched.length} cases changed it${left.reset ? ', each put back by hooks.reset' : '; the profile has no hooks.reset'}`,
        ]),
    ...(accounts === '' ? [] : [`  at your SP    ${accounts}: ${cleaned[left.cleanUp]}`]),
  ];
}

function worst({ cases, command, declared, scenarios }: ConformanceReport): string[] {
  const decisionOf = (requirements: readonly string[]) =>
    declared.deviations.find(({ requirement }) => requirements.includes(requirement))?.decision;
  const bad = [
    ...cases.map((entry) => {
      const decision = decisionOf(entry.requirements);
      const known = entry.known === null ? '' : ` (known: ${entry.known})`;
      const label =
        decision === undefined ? `${entry.id}${known}` : `${entry.id}${known} (declared deviation, ${decision})`;
      return { ...entry, label, rerun: `--only ${entry.id}` };
    }),
    ...scenarios.map((entry) => ({ ...entry, label: entry.name, rerun: rerunOf(entry) })),
  ].filter(({ verdict }) => verdict === 'fail' || verdict === 'incomplete');
  const ordered = [
    ...bad.filter((entry) => entry.verdict === 'fail'),
    ...bad.filter((entry) => entry.verdict === 'incomplete'),
  ];
  if (ordered.length === 0) return [];
  const shown = ordered
    .slice(0, shownFailures)
    .map(({ because, label, verdict }) => `  ${verdict.padEnd(10)} ${label}: ${because.split('\n')[0]}`);
  const rest = ordered.length > shownFailures ? [`  … and ${ordered.length - shownFailures} more`] : [];
  const again = ordered.slice(0, 1).map(({ rerun }) => `  again: ${command} ${rerun}`);
  return ['', ...shown, ...rest, ...again];
}

const percent = (share: number | null): string =>
  share === null ? '   –' : `${Math.floor(share * 100)} %`.padStart(5);

function countsOf({ fail, incomplete, info, pass, warning }: Counts): string {
  return `${pass} pass, ${fail} fail, ${warning} warning, ${info} info, ${incomplete} incomplete`;
}
