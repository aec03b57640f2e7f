import type { ErrorRequestHandler } from 'express';
import { ControlError, type ControlErrorCode, refusal } from '../arming/index.ts';
import { OrgError } from '../org/index.ts';
import { SpMetadataRefused } from '../saml/index.ts';
import { SeedError } from '../seed/index.ts';

const statusOf: Readonly<Record<ControlErrorCode, number>> = {
  validation_failed: 400,
  body_invalid: 400,
  unauthorized: 401,
  host_forbidden: 403,
  not_found: 404,
  conflict: 409,
  internal_error: 500,
};

function toControlError(error: unknown): ControlError {
  if (error instanceof ControlError) return error;
  if (error instanceof SeedError) return new ControlError('validation_failed', error.message, error.problems);
  if (error instanceof SpMetadataRefused) {
    const { code, entityIds, message, remedy } = error;
    const choices = entityIds.length === 0 ? '' : ` There are: ${entityIds.slice(0, 100).join(', ')}.`;
    return refusal('validation_failed', '/metadata', `${message} (${code})`, `${remedy}${choices}`);
  }
  if (error instanceof OrgError) {
    const code =
      error.code === 'not_found' ? 'not_found' : error.code === 'validation_failed' ? 'validation_failed' : 'conflict';
    return new ControlError(code, error.message, error.problems);
  }
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return refusal(
      'body_invalid',
      '',
      'The body is not JSON, or is too large.',
      'Send JSON with content-type application/json.',
    );
  }
  return new ControlError('internal_error', 'There was an unexpected internal error.');
}

/** Answers every refusal as `{error: {code, message, problems}}`. */
export function controlErrors(logError: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { code, message, problems } = toControlError(error);
    if (code === 'internal_error') logError(error);
    response.status(statusOf[code]).json({ error: { code, message, problems } });
  };
}
