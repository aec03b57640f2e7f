import { ControlError } from '../arming/index.ts';
import type { Emission, Exchange, TraceLog } from '../trace/index.ts';

export interface ResendOptions {
  /** Cookies of the browser that is to have sent it, as in a `Cookie` header. Default: none, somebody else's browser. */
  cookie?: string;
}

/** The message that an exchange ended with. Throws ControlError `not_found`. */
export function emissionOf(trace: TraceLog, exchange: string): Emission {
  const { emitted } = trace.find(exchange) ?? {};
  if (emitted) return emitted;
  throw new ControlError('not_found', `Exchange ${exchange} is not in the trace, or nothing was sent in it.`);
}

/**
 * Sends the message of an exchange once more, byte for byte, to where it went. It goes out from this process, not from
 * the browser; a redirect is not followed.
 */
export async function resend(
  trace: TraceLog,
  exchange: string | Pick<Exchange, 'id'>,
  { cookie }: ResendOptions = {},
): Promise<Response> {
  const { message } = emissionOf(trace, typeof exchange === 'string' ? exchange : exchange.id);
  const form = new URLSearchParams(message.fields.map(({ name, value }) => [name, value]));
  const headers = { ...(cookie !== undefined && { cookie }) };
  if (message.method === 'GET') {
    return fetch(`${message.action}${message.action.includes('?') ? '&' : '?'}${form}`, {
      headers,
      redirect: 'manual',
    });
  }
  return fetch(message.action, { method: 'POST', body: form, headers, redirect: 'manual' });
}
