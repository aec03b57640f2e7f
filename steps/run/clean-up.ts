import type { RunFacts, ScenarioResult } from '../../reports/index.ts';
import { type Person, subjectOf } from '../oracle/index.ts';
import type { Course } from './cucumber.ts';
import type { OpenStation } from './stations.ts';

/**
 * Runs the SP's clean-up hook at the end of a pass. That it fails is told, and takes no report away: what was found was found.
 */
export async function cleanUp({ driver, parameters }: OpenStation, course: Course): Promise<void> {
  const known = [...parameters.people, ...parameters.tenantPeople];
  const accounts = newcomersIn(course.reader.scenarios(), known);
  try {
    await driver.cleanUp?.(accounts);
    course.left = { accounts, cleanUp: driver.cleanUp === undefined ? 'no-hook' : 'done' };
  } catch (error) {
    course.left = { accounts, cleanUp: 'failed' };
    course.options.terminal.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** Whom the SP showed as signed in and nobody named beforehand: their accounts exist because of this run. Each once. */
export function newcomersIn(
  scenarios: readonly Pick<ScenarioResult, 'seen'>[],
  people: readonly Person[],
): RunFacts['left']['accounts'] {
  const known = new Set(people.flatMap((person) => [person.nameId, subjectOf(person)]));
  return [...new Set(scenarios.flatMap(({ seen }) => seen))].filter((subject) => !known.has(subject));
}
