import type { Problem } from '../model.ts';
import type { WrittenRequirement } from '../requirements.ts';
import type { WrittenScenario } from '../scenario.ts';

/** Everything a rule may look at. */
export interface Material {
  scenarios: readonly WrittenScenario[];
  requirements: readonly WrittenRequirement[];
  /** Fault name → reason why no case uses it. */
  faultsWithoutCase: ReadonlyMap<string, string>;
  faultNames?: readonly string[];
  reasonCodes?: readonly string[];
}

/** One rule that the catalogue must keep. */
export interface Rule {
  name: string;
  check(material: Material): Omit<Problem, 'rule'>[];
}

/** File and line of a scenario, as editors understand it. */
export function whereIs(scenario: WrittenScenario): string {
  return `${scenario.file}:${scenario.line}`;
}
