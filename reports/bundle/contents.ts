import type { Catalogue } from '../catalogue/index.ts';
import { type ConformanceReport, type RunFacts, type ScenarioResult, verdictWords } from '../conformance/index.ts';
import { redacted } from './redact.ts';
import type { Contents } from './seal.ts';

/** Everything that a verdict rests on, and nothing that is only the SP's business. */
export function contentsOf(
  report: ConformanceReport,
  scenarios: readonly ScenarioResult[],
  facts: RunFacts,
  catalogue: Catalogue,
  profile: string | null,
): Contents {
  const { findings } = facts.calibration;
  return {
    format: 1,
    statement: verdictWords(report),
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    configuration: {
      facts: {
        ...facts,
        calibration: { ...facts.calibration, findings: findings.map((finding) => ({ ...finding, timeline: [] })) },
      },
      profile,
    },
    verdict: report.verdict,
    summary: report.summary,
    verdicts: [...report.cases, ...report.scenarios].map(({ id, verdict }) => ({ id, verdict })),
    scenarios: scenarios.map(({ attachments: _, error: __, evidence, ...rest }) => ({
      ...rest,
      ...(evidence === undefined ? {} : { evidence: redacted(evidence) }),
    })),
  };
}

/** Why this result may not be sealed; undefined where it may. */
export function refusalOf(report: ConformanceReport): string | undefined {
  if (report.verdict === 'conformant') return undefined;
  return `No bundle: ${verdictWords(report)} Only a run in which nothing failed and nothing is undecided is sealed.`;
}
