import { ConfigurationError } from '../../steps/index.ts';
import { readExchangeFile } from './json-input.ts';

export interface Sent {
  action: string;
  status: number;
  location?: string;
  /** Names of the cookies that were set; values are somebody's session. */
  cookies: string[];
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Sends the message of a trace export again, byte for byte, to the SP it names, from no browser. Off loopback only where
 * that was stated: the message signs somebody in.
 */
export async function sendAgain(input: string, where: string, offLoopback: boolean): Promise<Sent> {
  const { exchange } = await readExchangeFile(input, where);
  if (!exchange.emitted)
    throw new ConfigurationError(
      'nothing_to_send',
      `${where}: nothing was sent in this exchange; export the one that lists a Response.`,
    );
  const { action, fields, method } = exchange.emitted.message;
  const target = URL.canParse(action) ? new URL(action) : undefined;
  if (!target || !/^https?:$/.test(target.protocol)) {
    throw new ConfigurationError('not_an_address', `${where}: ${action} is no http address.`);
  }
  if (!offLoopback && !loopback.test(target.hostname)) {
    const remedy = 'If it is yours to test, say --off-loopback.';
    throw new ConfigurationError('off_loopback', `${target.origin} is not on this machine. ${remedy}`);
  }
  const form = new URLSearchParams(fields.map(({ name, value }) => [name, value]));
  const answer = await send(target, method, form);
  const location = answer.headers.get('location');
  return {
    action,
    status: answer.status,
    ...(location !== null && { location }),
    cookies: answer.headers.getSetCookie().map((line) => line.split('=')[0] ?? ''),
  };
}

async function send(target: URL, method: 'GET' | 'POST', form: URLSearchParams): Promise<Response> {
  try {
    if (method === 'POST') return await fetch(target, { method, body: form, redirect: 'manual' });
    for (const [name, value] of form) target.searchParams.append(name, value);
    return await fetch(target, { redirect: 'manual' });
  } catch {
    throw new ConfigurationError('sp_unreachable', `${target.origin} does not answer: is the SP running?`);
  }
}
