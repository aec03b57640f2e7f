import type { ErrorRequestHandler } from 'express';
import { refuse } from './refusal.ts';
import type { ServerContext } from './server-context.ts';

/** Whatever goes wrong with a message is a refusal, never a server error: senders must not learn where it broke. */
export function messageFailed(context: ServerContext): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const type = typeOf(error);
    const reason = reasonOf(type);
    if (reason === 'processing_failed') context.log.error({ err: error }, 'consuming a message failed');
    const detail = type === '' ? 'The message could not be processed.' : `The request could not be read: ${type}.`;
    await refuse(
      context,
      request,
      response,
      { method: 'saml', reason, detail },
      reason === 'message_too_large' ? 413 : 400,
    );
  };
}

/** What the body's reader calls it; of an address that cannot be decoded Express gives the status only. */
function typeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('type' in error) return String(error.type);
  return 'status' in error && error.status === 400 ? 'address.undecodable' : '';
}

function reasonOf(type: string): string {
  if (type === 'entity.too.large') return 'message_too_large';
  return type === '' ? 'processing_failed' : 'form_invalid';
}
