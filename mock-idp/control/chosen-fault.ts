import type { Fault } from '../faults/index.ts';
import { ControlError, type ControlProblem } from './errors.ts';

/** A fault by name with what it was given. */
export interface FaultChoice {
  name: string;
  parameters?: Readonly<Record<string, string>>;
}

/** What naming a fault needs: the closed registry, and whether a person exists. */
export interface FaultPorts {
  faults: readonly Fault[];
  /** Problems of the parameters, by name. */
  checkParameters(
    fault: Fault,
    parameters: Readonly<Record<string, string>>,
  ): readonly { name: string; message: string }[];
  hasPerson(login: string): Promise<boolean>;
}

/** Looks a fault up and checks its parameters. Throws with every problem at once. */
export async function chooseFault(
  { faults, checkParameters, hasPerson }: FaultPorts,
  { name, parameters = {} }: FaultChoice,
  path: string,
): Promise<{ fault: Fault; parameters: Readonly<Record<string, string>> }> {
  const fault = faults.find((candidate) => candidate.name === name);
  if (!fault) {
    const remedy = 'One of the names that GET /_assay/faults lists.';
    throw new ControlError('validation_failed', `There is no fault named ${name}.`, [
      { path: `${path}/name`, message: `There is no fault named ${name}.`, remedy },
    ]);
  }
  const known = Object.keys(fault.parameters ?? {});
  const problems: ControlProblem[] = checkParameters(fault, parameters).map((problem) => ({
    path: `${path}/parameters/${problem.name}`,
    message: problem.message,
    remedy: known.length === 0 ? `${name} takes no parameters.` : `${name} takes: ${known.join(', ')}.`,
  }));
  const as = parameters.as;
  if (as !== undefined && problems.length === 0 && !(await hasPerson(as))) {
    problems.push({
      path: `${path}/parameters/as`,
      message: `There is no person ${as}.`,
      remedy: 'The login of a person.',
    });
  }
  if (problems.length > 0) throw new ControlError('validation_failed', `${name} cannot be armed so.`, problems);
  return { fault, parameters };
}
