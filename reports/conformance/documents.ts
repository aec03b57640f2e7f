import type { DocumentReport, ScenarioReport } from './model.ts';

/** The documents whose steps the tags name, by the prefix of the tag. */
const sources: readonly (readonly [prefix: string, title: string])[] = [
  ['IPA', 'Identity provider user access'],
  ['MAN', 'Manual provisioning'],
  ['D', 'Decision where the documents are silent'],
];

const stepTag = /^([A-Z]+)-(\d+)$/;

/** The matrix of documented steps: which scenarios show each, and whether they held. */
export function documentsOf(scenarios: readonly (ScenarioReport & { sources: readonly string[] })[]): DocumentReport[] {
  const found = new Map<string, ScenarioReport[]>();
  for (const scenario of scenarios) {
    for (const tag of scenario.sources.filter((entry) => titleOf(entry) !== undefined)) {
      found.set(tag, [...(found.get(tag) ?? []), scenario]);
    }
  }
  return [...found]
    .sort(([a], [b]) => order(a).localeCompare(order(b)))
    .map(([id, shown]) => ({
      id,
      source: titleOf(id) ?? '',
      scenarios: [...new Set(shown.map((scenario) => scenario.id))],
      status: statusOf(shown),
    }));
}

function titleOf(tag: string): string | undefined {
  const prefix = stepTag.exec(tag)?.[1];
  return sources.find(([known]) => known === prefix)?.[1];
}

function order(tag: string): string {
  const [, prefix = '', number = ''] = stepTag.exec(tag) ?? [];
  return `${sources.findIndex(([known]) => known === prefix)}${number.padStart(4, '0')}`;
}

function statusOf(scenarios: readonly ScenarioReport[]): DocumentReport['status'] {
  if (scenarios.some((scenario) => scenario.verdict === 'fail')) return 'fail';
  return scenarios.some((scenario) => scenario.verdict === 'pass') ? 'pass' : 'incomplete';
}
