import type { Catalogue, Requirement } from '../catalogue/index.ts';
import type { CaseReport, ConformanceReport, ScenarioReport } from '../conformance/index.ts';
import { rerunOf } from '../rerun.ts';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** How SARIF ranks what is not as required; what passed is `none`, and what could not be judged is `open`. */
const results = {
  fail: { kind: 'fail', level: 'error' },
  warning: { kind: 'fail', level: 'warning' },
  info: { kind: 'informational', level: 'none' },
  incomplete: { kind: 'open', level: 'none' },
  pass: { kind: 'pass', level: 'none' },
  'not-applicable': { kind: 'notApplicable', level: 'none' },
} as const;

/** The report as SARIF 2.1.0: requirements are the rules, cases the results; a scenario that is no case is a rule of its own. */
export function sarifOf(report: ConformanceReport, catalogue: Catalogue): string {
  const rules = [...catalogue.requirements.values()].map(ruleOf);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'saml-assay', semanticVersion: report.toolVersion, rules } },
        automationDetails: { id: `saml-assay/${report.sut.name}/${report.level}/` },
        invocations: [{ executionSuccessful: report.verdict !== 'invalid' && report.interrupted === null }],
        columnKind: 'utf16CodeUnits',
        results: [
          ...report.cases.map((entry) => caseResult(entry, indexes, report.command)),
          ...report.scenarios.map((entry) => scenarioResult(entry, report.command)),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const ruleOf = ({ clauses, fix, id, text, why }: Requirement) => ({
  id,
  shortDescription: { text },
  fullDescription: { text: why },
  help: { text: `${fix} (${clauses.join(', ')})` },
});

function caseResult(entry: CaseReport, indexes: ReadonlyMap<string, number>, command: string) {
  const [rule = entry.slug] = entry.requirements;
  const index = indexes.get(rule);
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    ...results[entry.verdict],
    message: { text: `${entry.title}: ${entry.because} Again: ${command} --only ${entry.id}` },
    locations: [locationOf(entry.source)],
    partialFingerprints: { case: entry.id },
  };
}

function scenarioResult(entry: ScenarioReport, command: string) {
  return {
    ruleId: 'scenario',
    ...results[entry.verdict],
    message: { text: `${entry.name}: ${entry.because.split('\n')[0]} Again: ${command} ${rerunOf(entry)}` },
    locations: [locationOf(entry.id)],
    partialFingerprints: { case: entry.id },
  };
}

/** What is at fault runs elsewhere; the scenario that says so is the place there is. */
function locationOf(place: string) {
  const [, uri = place, line = '1'] = /^(.*):(\d+)$/.exec(place) ?? [];
  const startLine = Math.max(1, Number(line));
  return { physicalLocation: { artifactLocation: { uri: encodeURI(uri) }, region: { startLine } } };
}
