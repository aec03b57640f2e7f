import { checkFaultParameters, FaultParametersInvalid } from '../faults/index.ts';
import type { Fault } from '../saml/index.ts';
import { ControlError, refusal } from './errors.ts';

/** A fault by name with what it was given. */
export interface FaultChoice {
  name: string;
  parameters?: Readonly<Record<string, string>>;
}

/** What naming a fault needs: the closed registry, and whether a person exists. */
export interface FaultPorts<F extends Fault = Fault> {
  faults: readonly F[];
  hasPerson(login: string): Promise<boolean>;
}

function checkParameters(fault: Fault, parameters: FaultChoice['parameters'], path: string) {
  try {
    return checkFaultParameters(fault, parameters);
  } catch (error) {
    if (!(error instanceof FaultParametersInvalid)) throw error;
    const known = Object.keys(fault.parameters ?? {});
    const remedy =
      known.length === 0 ? `${fault.name} takes no parameters.` : `${fault.name} takes ${known.join(', ')}.`;
    const problems = error.problems.map((message) => ({ path: `${path}/parameters`, message, remedy }));
    throw new ControlError('validation_failed', `${fault.name} cannot be armed so.`, problems);
  }
}

/** Looks a fault up and checks its parameters. Throws with every problem of them at once. */
export async function chooseFault<F extends Fault>(
  { faults, hasPerson }: FaultPorts<F>,
  { name, parameters }: FaultChoice,
  path: string,
): Promise<{ fault: F; parameters: Readonly<Record<string, string>> }> {
  const fault = faults.find((candidate) => candidate.name === name);
  if (!fault) {
    const remedy = 'One of the names that GET /_assay/faults lists.';
    throw refusal('validation_failed', `${path}/name`, `There is no fault named ${name}.`, remedy);
  }
  const checked = checkParameters(fault, parameters, path);
  if (checked.as !== undefined && !(await hasPerson(checked.as))) {
    const remedy = 'The login of a person.';
    throw refusal('validation_failed', `${path}/parameters/as`, `There is no person ${checked.as}.`, remedy);
  }
  return { fault, parameters: checked };
}
