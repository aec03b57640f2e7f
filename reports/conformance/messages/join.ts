import type { ScenarioResult } from './scenario.ts';

/**
 * Lists of one run, or of its parts, as one: where a scenario ran more than once, the result that proves something counts,
 * and of two that do the bad one.
 */
export function joinScenarios(lists: readonly (readonly ScenarioResult[])[]): ScenarioResult[] {
  const best = new Map<string, ScenarioResult>();
  for (const result of lists.flat()) {
    const place = `${result.uri}:${result.line}`;
    const known = best.get(place);
    if (known === undefined || outweighs(result, known)) best.set(place, result);
  }
  return [...best.values()];
}

function outweighs(result: ScenarioResult, known: ScenarioResult): boolean {
  const proof = ({ alive, gone, status }: ScenarioResult) =>
    status === 'unfinished' ? 0 : alive === false && gone !== true ? 1 : 2;
  if (proof(result) !== proof(known)) return proof(result) > proof(known);
  if (result.gone !== known.gone) return result.gone === true;
  return known.status !== 'failed';
}
