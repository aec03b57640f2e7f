import type { ConformanceReport } from '../conformance/index.ts';
import type { Verdict } from '../verdict/index.ts';

/** A case or scenario that two runs see differently; null where a run did not have it. */
export interface Change {
  id: string;
  before: Verdict | null;
  after: Verdict | null;
  /** Why, in the later run; in the earlier one where the later does not have it. */
  because: string;
  direction: 'worse' | 'better' | 'other';
}

export interface Comparison {
  /** Differences in what was measured, as sentences: verdicts may differ because of them. */
  measure: string[];
  changes: Change[];
}

/** From bad to good; what was not run stands with what could not be decided. */
const goodness: Readonly<Record<Verdict, number>> = {
  fail: 0,
  incomplete: 1,
  warning: 2,
  info: 3,
  'not-applicable': 3,
  pass: 4,
};

/** Compares an earlier run with a later one. */
export function comparisonOf(before: ConformanceReport, after: ConformanceReport): Comparison {
  const [old, young] = [entriesOf(before), entriesOf(after)];
  const changes = [...new Set([...old.keys(), ...young.keys()])].flatMap((id): Change[] => {
    const [was, is] = [old.get(id), young.get(id)];
    if (was?.verdict === is?.verdict) return [];
    const because = is?.because ?? was?.because ?? '';
    return [{ id, before: was?.verdict ?? null, after: is?.verdict ?? null, because, direction: directionOf(was, is) }];
  });
  return { measure: measures(before, after), changes };
}

interface Entry {
  verdict: Verdict;
  because: string;
}

/** Scenarios that are no cases go by name: their lines move. */
const entriesOf = ({ cases, scenarios }: ConformanceReport): Map<string, Entry> =>
  new Map<string, Entry>([
    ...cases.map((entry) => [entry.id, entry] as const),
    ...scenarios.map((entry) => [`${entry.feature}: ${entry.name}`, entry] as const),
  ]);

/** A case that is gone is worse, because nobody looks any more; a new one is judged by itself. */
function directionOf(was: Entry | undefined, is: Entry | undefined): Change['direction'] {
  if (is === undefined) return 'worse';
  if (was === undefined) return is.verdict === 'fail' || is.verdict === 'incomplete' ? 'worse' : 'other';
  const step = goodness[is.verdict] - goodness[was.verdict];
  return step < 0 ? 'worse' : step > 0 ? 'better' : 'other';
}

function measures(before: ConformanceReport, after: ConformanceReport): string[] {
  const rows: readonly [string, string, string][] = [
    ['SP', before.sut.name, after.sut.name],
    ['Level', before.level, after.level],
    [
      'Catalogue',
      `${before.catalogue.version} ${before.catalogue.digest.slice(0, 12)}`,
      `${after.catalogue.version} ${after.catalogue.digest.slice(0, 12)}`,
    ],
    ['saml-assay', before.toolVersion, after.toolVersion],
    ['Verdict', before.verdict, after.verdict],
  ];
  return rows.flatMap(([name, was, is]) => (was === is ? [] : [`${name}: ${was} → ${is}`]));
}

/** The comparison for a terminal: what got worse first. */
export function comparisonText({ changes, measure }: Comparison): string {
  if (measure.length + changes.length === 0) return 'The two runs say the same.';
  const section = (title: string, direction: Change['direction']): string[] => {
    const here = changes.filter((change) => change.direction === direction);
    if (here.length === 0) return [];
    return ['', `${title} (${here.length})`, ...here.map(lineOf)];
  };
  return [...measure, ...section('Worse', 'worse'), ...section('Better', 'better'), ...section('Otherwise', 'other')]
    .join('\n')
    .trimStart();
}

const lineOf = ({ after, because, before, id }: Change): string =>
  `  ${id}: ${before ?? 'not there'} → ${after ?? 'not there'}${because === '' ? '' : `  ${because.split('\n')[0]}`}`;
