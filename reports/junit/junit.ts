import type { CaseReport, ConformanceReport, ScenarioReport } from '../conformance/index.ts';

/** The report as JUnit XML: fail = failure, incomplete = error, not applicable = skipped. */
export function junitOf(report: ConformanceReport): string {
  const suites = new Map<string, string[]>();
  const put = (suite: string, text: string) => suites.set(suite, [...(suites.get(suite) ?? []), text]);
  for (const entry of report.cases)
    put(`conformance.${entry.area}`, testcase(`${entry.id} ${entry.title}`, `conformance.${entry.area}`, entry));
  for (const entry of report.scenarios) put(entry.feature, testcase(entry.name, entry.feature, entry));
  const body = [...suites].map(([name, cases]) => suiteOf(name, cases)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="saml-assay" time="${seconds(report.durationMs)}">\n${body}</testsuites>\n`;
}

function suiteOf(name: string, cases: readonly string[]): string {
  const of = (element: string) => cases.filter((text) => text.includes(`<${element}`)).length;
  const counts = `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`;
  return `  <testsuite name="${escaped(name)}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function testcase(name: string, suite: string, entry: CaseReport | ScenarioReport): string {
  const open = `    <testcase name="${escaped(name)}" classname="${escaped(suite)}" time="${seconds(entry.durationMs)}"`;
  const inner = result(entry);
  return inner === '' ? `${open}/>\n` : `${open}>${inner}</testcase>\n`;
}

function result({ because, verdict }: CaseReport | ScenarioReport): string {
  const message = `message="${escaped(because.split('\n')[0] ?? '')}"`;
  switch (verdict) {
    case 'fail':
      return `<failure ${message}>${escaped(because)}</failure>`;
    case 'incomplete':
      return `<error ${message}>${escaped(because)}</error>`;
    case 'not-applicable':
      return `<skipped ${message}/>`;
    case 'warning':
    case 'info':
      return `<system-out>${escaped(`${verdict}: ${because}`)}</system-out>`;
    default:
      return '';
  }
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

// Control characters have no place in XML 1.0, not even escaped; an SP's answer may hold them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are to be replaced
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text
    .replaceAll(forbidden, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
