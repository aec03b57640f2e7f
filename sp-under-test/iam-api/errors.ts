import type { Response } from 'express';
import type { FieldError } from '../workspace/index.ts';

const messages: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  413: 'Payload too large',
  422: 'Unprocessable entity',
  429: 'Too many requests',
  500: 'Server error',
};

/** `{ message, errors: [{ code, field, title }] }`: Workato's `message`, and with it what exactly is wrong. */
export function answerError(response: Response, status: number, errors: readonly FieldError[]): void {
  const title = errors.map(({ message }) => message).join(' ');
  response.status(status).json({
    message: status === 422 && title !== '' ? title : (messages[status] ?? 'Bad request'),
    errors: errors.map(({ field, code, message }) => ({ code, ...(field !== '' && { field }), title: message })),
  });
}
