import type { FormProblem } from '../../http/index.ts';

/** Problems that belong to a field, by field; the others stand in the summary only. */
export function byField(problems: readonly FormProblem[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { field, message } of problems) {
    if (field !== undefined) errors[field] = message;
  }
  return errors;
}
