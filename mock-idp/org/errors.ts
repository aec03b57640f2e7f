import type { OrgProblem } from './problem.ts';

/** Stable codes of what the organisation refuses. */
export type OrgErrorCode =
  | 'validation_failed'
  | 'not_found'
  | 'login_taken'
  | 'label_taken'
  | 'already_active'
  | 'status_forbids'
  | 'already_assigned'
  | 'inactive_user'
  | 'app_active'
  | 'password_complexity'
  | 'token_invalid'
  | 'group_immutable'
  | 'group_built_in'
  | 'group_assigned'
  | 'credentials_refused'
  | 'answer_wrong';

const oktaCode: Readonly<Record<OrgErrorCode, string>> = {
  validation_failed: 'E0000001',
  not_found: 'E0000007',
  login_taken: 'E0000001',
  label_taken: 'E0000040',
  already_active: 'E0000016',
  status_forbids: 'E0000038',
  already_assigned: 'E0000062',
  inactive_user: 'E0000117',
  app_active: 'E0000056',
  password_complexity: 'E0000080',
  token_invalid: 'E0000110',
  group_immutable: 'E0000006',
  group_built_in: 'E0000060',
  group_assigned: 'E0000046',
  credentials_refused: 'E0000014',
  answer_wrong: 'E0000068',
};

/** The organisation said no. `message` is fit for a person to read; it holds no secret. */
export class OrgError extends Error {
  readonly code: OrgErrorCode;
  /** Okta's error code, e.g. `E0000001`. */
  readonly oktaCode: string;
  readonly problems: readonly OrgProblem[];

  constructor(code: OrgErrorCode, message: string, problems: readonly OrgProblem[] = []) {
    super(message);
    this.name = 'OrgError';
    this.code = code;
    this.oktaCode = oktaCode[code];
    this.problems = problems;
  }
}
