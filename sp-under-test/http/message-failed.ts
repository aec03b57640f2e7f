import type { ErrorRequestHandler } from 'express';
import { refuse } from './refusal.ts';
import type { ServerContext } from './server-context.ts';

/** Whatever goes wrong with a message is a refusal, never a server error: senders must not learn where it broke. */
export function messageFailed(context: ServerContext): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
    const reason = reasonOf(type);
    if (reason === 'processing_failed') context.log.error({ err: error }, 'consuming a message failed');
    const detail = type === '' ? 'The message could not be processed.' : `The body could not be read: ${type}.`;
    await refuse(
      context,
      request,
      response,
      { method: 'saml', reason, detail },
      reason === 'message_too_large' ? 413 : 400,
    );
  };
}

function reasonOf(type: string): string {
  if (type === 'entity.too.large') return 'message_too_large';
  return type === '' ? 'processing_failed' : 'form_invalid';
}
