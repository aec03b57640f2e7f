/** What the API refuses with: Okta's codes, statuses and texts. */
import { OrgError, passwordRequirements } from '../../org/index.ts';

/** Code → status and text. `{0}` is what the caller says. */
const catalogue = {
  E0000001: [400, 'Api validation failed: {0}'],
  E0000002: [400, 'The request was not valid: {0}'],
  E0000003: [400, 'The request body was not well-formed.'],
  E0000004: [401, 'Authentication failed'],
  E0000005: [403, 'Invalid session'],
  E0000006: [403, 'You do not have permission to perform the requested action'],
  E0000007: [404, 'Not found: {0}'],
  E0000008: [404, 'The requested path was not found'],
  E0000009: [500, 'Internal Server Error'],
  E0000011: [401, 'Invalid token provided'],
  E0000014: [403, 'Update of credentials failed'],
  E0000016: [403, 'Activation failed because the user is already active'],
  E0000021: [400, 'Bad request. Accept and/or Content-Type headers are likely not set.'],
  E0000022: [405, 'The endpoint does not support the provided HTTP method'],
  E0000031: [400, 'Invalid search criteria.'],
  E0000032: [403, 'Unlock is not allowed for this user.'],
  E0000033: [400, "Bad request. Can't specify a search query and filter in the same request."],
  E0000034: [403, 'Forgot password not allowed on specified user.'],
  E0000038: [403, "This operation is not allowed in the user's current status."],
  E0000040: [400, 'Application label must not be the same as an existing application label.'],
  E0000046: [403, 'Deactivate application for user forbidden.'],
  E0000047: [429, 'API call exceeded rate limit due to too many requests.'],
  E0000053: [400, '{0}'],
  E0000056: [403, 'Delete application forbidden.'],
  E0000060: [501, 'Unsupported operation.'],
  E0000062: [409, 'The specified user is already assigned to the application.'],
  E0000068: [403, 'Invalid Passcode/Answer'],
  E0000080: [403, 'The password does not meet the complexity requirements of the current password policy.'],
  E0000110: [403, 'The link has expired or been previously used.'],
  E0000117: [403, 'Cannot assign apps or update app profiles for an inactive user.'],
  E0000124: [
    400,
    'Could not create user. To create a user and expire their password immediately, a password must be specified.',
  ],
  E0000125: [
    400,
    'Could not create user. To create a user and expire their password immediately, "activate" must be true.',
  ],
} as const satisfies Record<string, readonly [number, string]>;

export type ApiErrorCode = keyof typeof catalogue;

/** A refusal in Okta's words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly causes: readonly string[];

  constructor(code: ApiErrorCode, { detail = '', causes = [] }: { detail?: string; causes?: readonly string[] } = {}) {
    super(catalogue[code][1].replace('{0}', () => detail));
    this.code = code;
    this.causes = causes;
  }

  get status(): number {
    return catalogue[this.code][0];
  }
}

/** Something that is not there: `Not found: Resource not found: {id} ({type})`. */
export function notFound(id: string, type: string): ApiError {
  return new ApiError('E0000007', { detail: `Resource not found: ${id} (${type})` });
}

/** What is wrong with a body, each part a cause. */
export function invalid(what: string, ...causes: string[]): ApiError {
  return new ApiError('E0000001', { detail: what, causes });
}

/** The whole policy, as Okta names it whichever part was not met. */
const notMet = `Password requirements were not met. Password requirements: ${passwordRequirements
  .map((one) => one.charAt(0).toLowerCase() + one.slice(1))
  .join(', ')}.`;

/** What became of a password in a body that says more than the password: a field like any other. Any other error as it is. */
export function weakInBody(error: unknown): never {
  if (error instanceof OrgError && error.code === 'password_complexity')
    throw invalid('password', `password: ${notMet}`);
  throw error;
}

const isCode = (code: string): code is ApiErrorCode => Object.hasOwn(catalogue, code);
const afterPrefix = (message: string) => message.slice(message.indexOf(': ') + 2);

/** Any error as a refusal; undefined when it is a defect of ours. */
export function toApiError(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof OrgError && isCode(error.oktaCode)) {
    const causes = error.code === 'password_complexity' ? [notMet] : error.problems.map(({ message }) => message);
    return new ApiError(error.oktaCode, { detail: afterPrefix(error.message), causes });
  }
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? new ApiError('E0000003') : undefined;
}
