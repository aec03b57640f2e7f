/** One thing wrong with what was asked, and what would be right. */
export interface ControlProblem {
  path: string;
  message: string;
  remedy: string;
}

/** The control API's refusals. Each code has one HTTP status. */
export type ControlErrorCode =
  | 'validation_failed'
  | 'not_found'
  | 'conflict'
  | 'unauthorized'
  | 'host_forbidden'
  | 'body_invalid'
  | 'internal_error';

/** Thrown by anything behind the control API; `message` is fit for whoever asked. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly code: ControlErrorCode;
  readonly problems: readonly ControlProblem[];

  constructor(code: ControlErrorCode, message: string, problems: readonly ControlProblem[] = []) {
    super(message);
    this.code = code;
    this.problems = problems;
  }
}

/** A refusal that concerns one path. */
export function refusal(code: ControlErrorCode, path: string, message: string, remedy: string): ControlError {
  return new ControlError(code, message, [{ path, message, remedy }]);
}
