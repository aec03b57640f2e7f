import { type Catalogue, type CatalogueCase, strongestAt } from '../catalogue/index.ts';
import { type CaseEvidence, evaluate, gradeOf, type Verdict } from '../verdict/index.ts';
import { documentsOf } from './documents.ts';
import { heldAgainstKnown } from './known.ts';
import type { ScenarioResult } from './messages/index.ts';
import type { CaseReport, ConformanceReport, Counts, RunFacts, RunVerdict, ScenarioReport } from './model.ts';

/** A case or scenario of the report, with the scenario it was made from. */
export interface Built {
  report: ConformanceReport;
  origins: ReadonlyMap<CaseReport | ScenarioReport, ScenarioResult>;
}

/** Judges a run from its messages, the catalogue and what the coordinator knows. */
export function buildReport(scenarios: readonly ScenarioResult[], catalogue: Catalogue, facts: RunFacts): Built {
  const slugs = new Map(catalogue.cases.map((entry) => [entry.slug, entry]));
  const origins = new Map<CaseReport | ScenarioReport, ScenarioResult>();
  const cases: CaseReport[] = [];
  const others: ScenarioReport[] = [];
  const accepted = acceptance(scenarios, slugs);
  for (const scenario of scenarios) {
    const entry = scenario.tags.map((tag) => slugs.get(tag)).find((found) => found !== undefined);
    if (entry === undefined) {
      const made = scenarioReport(scenario);
      others.push(made);
      origins.set(made, scenario);
    } else {
      const made = heldAgainstKnown(caseReport(scenario, entry, catalogue, facts, accepted), facts.declared.known);
      cases.push(made);
      origins.set(made, scenario);
    }
  }
  const summary = { ...count(cases), slugs: new Set(cases.map((entry) => entry.slug)).size };
  const scenarioSummary = count(others);
  const documents = documentsOf(
    catalogue.documentedSteps,
    others.map((other) => ({ ...other, sources: origins.get(other)?.tags ?? [] })),
  );
  const judged = summary.pass + summary.warning + summary.info + summary.fail;
  const report: ConformanceReport = {
    format: 1,
    ...facts,
    verdict: runVerdict(
      facts,
      count(cases.filter(unknown)),
      scenarioSummary,
      cases.some((one) => !unknown(one)),
    ),
    catalogue: {
      version: catalogue.version,
      digest: catalogue.digest,
      cases: catalogue.cases.length,
      selected: summary.slugs,
    },
    cases,
    scenarios: others,
    documents,
    summary,
    scenarioSummary,
    conformance: judged === 0 ? null : (judged - summary.fail) / judged,
    completeness: judged + summary.incomplete === 0 ? null : judged / (judged + summary.incomplete),
  };
  return { report, origins };
}

const unknown = ({ known }: CaseReport): boolean => known === null;

type Accepted = ReadonlyMap<string, boolean>;

/** Which positive cases were accepted, by case id: the twins. */
function acceptance(scenarios: readonly ScenarioResult[], slugs: ReadonlyMap<string, CatalogueCase>): Accepted {
  const found = new Map<string, boolean>();
  for (const { evidence, tags } of scenarios) {
    const slug = tags.find((tag) => slugs.has(tag));
    if (slug === undefined || evidence === undefined || evidence.notApplicable !== undefined) continue;
    found.set(
      idOf(slug, tags),
      gradeOf(evidence.outcome, evidence.expected) === 'met' && evidence.expected === 'accept',
    );
  }
  return found;
}

const variantOf = (tags: readonly string[]): string | undefined =>
  tags.find((tag) => tag.startsWith('variant:'))?.slice('variant:'.length);

function idOf(slug: string, tags: readonly string[]): string {
  const variant = variantOf(tags);
  return variant === undefined ? slug : `${slug}/${variant}`;
}

/** The twin of the same variant, or the only one the control has. */
function twinOf(tags: readonly string[], accepted: Accepted): CaseReport['twin'] {
  const control = tags.findLast((tag) => tag.startsWith('control:'))?.slice('control:'.length);
  if (control === undefined) return null;
  const exact = idOf(control, tags);
  const id = accepted.has(exact) ? exact : control;
  const result = accepted.get(id);
  if (result !== undefined) return { id, result: result ? 'accepted' : 'not-accepted' };
  const variants = [...accepted].filter(([key]) => key.startsWith(`${control}/`));
  if (variants.length === 0) return { id: control, result: 'not-run' };
  return { id: control, result: variants.every(([, ok]) => ok) ? 'accepted' : 'not-accepted' };
}

function caseReport(
  scenario: ScenarioResult,
  entry: CatalogueCase,
  catalogue: Catalogue,
  facts: RunFacts,
  accepted: Accepted,
): CaseReport {
  const { evidence } = scenario;
  const requirements = entry.requirements.flatMap((id) => catalogue.requirements.get(id) ?? []);
  const obligation = strongestAt(requirements, facts.level) ?? null;
  const twin = twinOf(scenario.tags, accepted);
  const liveness = livenessOf(scenario);
  const { because, verdict } = judge(scenario, obligation, twin, liveness, facts);
  return {
    id: idOf(entry.slug, scenario.tags),
    slug: entry.slug,
    title: scenario.name,
    area: entry.area,
    obligation,
    requirements: [...entry.requirements],
    clauses: [...new Set(requirements.flatMap((requirement) => requirement.clauses))],
    expected: evidence?.expected ?? entry.expected,
    expectedReason: evidence?.expectedReason ?? entry.expectedReason ?? null,
    outcome: observed(evidence) ? evidence.outcome : null,
    reason: evidence?.reason ?? null,
    seen: evidence?.seen ?? null,
    delivered: evidence?.delivered ?? false,
    twin,
    liveness,
    verdict,
    because,
    effects: [...entry.effects],
    known: null,
    durationMs: Math.round(scenario.durationMs),
    fault: evidence?.fault ?? null,
    timeline: evidence?.timeline ?? [],
    answer: evidence?.answer ?? null,
    sent: evidence?.sent ?? null,
    plain: evidence?.plain ?? null,
    inspection: evidence?.inspection ?? null,
    evidence: null,
    source: `${scenario.uri}:${scenario.line}`,
  };
}

function livenessOf({ alive, gone }: ScenarioResult): CaseReport['liveness'] {
  if (alive === undefined) return null;
  return gone === true ? 'gone' : alive ? 'alive' : 'dead';
}

/** An outcome of a sign-in; a case that did not apply, or that looked at something else, has none. */
const observed = (evidence: CaseEvidence | undefined): evidence is CaseEvidence =>
  evidence !== undefined && evidence.notApplicable === undefined && evidence.inspection === undefined;

function judge(
  scenario: ScenarioResult,
  obligation: CaseReport['obligation'],
  twin: CaseReport['twin'],
  liveness: CaseReport['liveness'],
  { reasonsExposed }: RunFacts,
): { verdict: Verdict; because: string } {
  const { error, evidence, status } = scenario;
  if (evidence === undefined)
    return { verdict: 'incomplete', because: error === undefined ? unfinishedWords[status] : firstLine(error) };
  const judgement = evaluate(evidence, {
    obligation: obligation ?? undefined,
    reasonsExposed,
    ...(twin === null ? {} : { twin: twin.result }),
    ...(liveness === null ? {} : { liveness }),
  });
  // A step that broke after the evidence was taken is a fault of the harness: it may not stand as a pass.
  const broken = ['failed', 'undefined'].includes(status) && ['pass', 'warning', 'info'].includes(judgement.verdict);
  return broken ? { verdict: 'incomplete', because: firstLine(error ?? 'A step failed.') } : judgement;
}

const unfinishedWords: Readonly<Record<ScenarioResult['status'], string>> = {
  passed: 'The scenario attached no evidence.',
  failed: 'A step failed.',
  skipped: 'The scenario was skipped without a reason.',
  undefined: 'A step of the scenario has no definition, or nothing could be seen of what it asks.',
  unfinished: 'The run ended before this case.',
};

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

function scenarioReport(scenario: ScenarioResult): ScenarioReport {
  const { error, evidence, status } = scenario;
  const verdict = (
    {
      passed: 'pass',
      failed: 'fail',
      skipped: 'not-applicable',
      undefined: 'incomplete',
      unfinished: 'incomplete',
    } as const
  )[status];
  const because =
    error === undefined
      ? (evidence?.notApplicable ?? (status === 'passed' ? 'Every step held.' : unfinishedWords[status]))
      : error;
  return {
    id: `${scenario.uri}:${scenario.line}`,
    name: scenario.name,
    feature: scenario.feature,
    tags: scenario.tags,
    verdict,
    because,
    durationMs: Math.round(scenario.durationMs),
    evidence: null,
  };
}

function count(entries: readonly { verdict: Verdict }[]): Counts {
  const of = (verdict: Verdict) => entries.filter((entry) => entry.verdict === verdict).length;
  return {
    pass: of('pass'),
    fail: of('fail'),
    warning: of('warning'),
    info: of('info'),
    incomplete: of('incomplete'),
    notApplicable: of('not-applicable'),
    total: entries.length,
  };
}

/** Of the cases those that the profile does not know. */
function runVerdict(facts: RunFacts, cases: Counts, scenarios: Counts, someKnown: boolean): RunVerdict {
  if (!facts.calibration.valid) return 'invalid';
  if (cases.fail + scenarios.fail > 0) return 'not-conformant';
  const nothing = cases.total + scenarios.total === 0 && !someKnown;
  if (nothing || facts.interrupted !== null || cases.incomplete + scenarios.incomplete > 0) return 'incomplete';
  return someKnown ? 'known-deviations' : 'conformant';
}

/** Exit code of a run. */
export function exitCodeOf(report: ConformanceReport, failOn: 'fail' | 'warning'): 0 | 1 | 3 {
  if (report.verdict === 'invalid') return 3;
  if (report.verdict === 'not-conformant') return 1;
  if (failOn === 'warning' && report.summary.warning > 0) return 1;
  return report.verdict === 'incomplete' ? 3 : 0;
}
