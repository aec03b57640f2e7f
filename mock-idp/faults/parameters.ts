import type { Fault } from '../saml/index.ts';

/** A fault was asked for with parameters it does not take. */
export class FaultParametersInvalid extends Error {
  override readonly name = 'FaultParametersInvalid';
  readonly code = 'fault_parameters_invalid';
  /** Every problem at once, each with what would be right. */
  readonly problems: readonly string[];

  constructor(fault: string, problems: readonly string[]) {
    super(`Fault "${fault}": ${problems.join(' ')}`);
    this.problems = problems;
  }
}

/** Checks what a fault is armed with and fills in its defaults. Throws FaultParametersInvalid. */
export function checkFaultParameters(
  fault: Pick<Fault, 'name' | 'parameters' | 'defaults'>,
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, string>> {
  const known = fault.parameters ?? {};
  const problems: string[] = [];
  const checked: Record<string, string> = { ...fault.defaults };
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, name)) {
      problems.push(`It takes no parameter "${name}".`);
    } else if (typeof value !== 'string') {
      problems.push(`Parameter "${name}" must be a string.`);
    } else {
      checked[name] = value;
    }
  }
  for (const [name, sentence] of Object.entries(known)) {
    if (!Object.hasOwn(checked, name) && !Object.hasOwn(given, name)) {
      problems.push(`Parameter "${name}" is missing: ${sentence}`);
    }
  }
  if (problems.length > 0) throw new FaultParametersInvalid(fault.name, problems);
  return checked;
}
