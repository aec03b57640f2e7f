import { Agent, type Dispatcher } from 'undici';
import type { ReachAnswer, ReachRequest } from './settings.ts';

/** The way one request takes; straight there by default. */
export interface Way {
  dispatcher: Dispatcher;
  /** The machine to connect to. */
  origin: string;
  /** What stands in the request line. */
  path: string;
}

/** In octets. No page of an SP is longer; one that never ends would fill the memory of whoever reads it. */
const longestBody = 16 * 1024 * 1024;
/** For whoever names no limit: each wait for the next octet has one, a body that trickles for ever has none. */
const patienceMs = 300_000;

/** No usual server closes an idle connection earlier. */
const shortestIdleMs = 1_000;

/** What every way to an SP is made with. */
export const bounds = {
  maxResponseSize: longestBody,
  // A server may close an idle connection in the very moment of the next request: that must not look like an SP that breaks down.
  keepAliveTimeout: shortestIdleMs,
  keepAliveMaxTimeout: shortestIdleMs,
} as const;
const direct = new Agent(bounds);

const straight = (url: URL): Way => ({
  dispatcher: direct,
  origin: url.origin,
  path: `${url.pathname}${url.search}`,
});

/**
 * One request and the head of its answer, whatever that is; the body goes up to 16 MiB; a redirect is an answer. The reason of a failure is the `cause`
 * of what is thrown, but for running out of the caller's patience (five minutes by default), which is thrown as the signal has it.
 * Not by `fetch`, which is built upon the same and takes four times as long, for streams that nobody here reads.
 */
export async function ask(
  url: URL,
  { body, headers = {}, method = 'GET', signal = AbortSignal.timeout(patienceMs) }: ReachRequest,
  { dispatcher, origin, path }: Way = straight(url),
): Promise<ReachAnswer> {
  const failed = (error: unknown): never => {
    if (signal.aborted) throw signal.reason;
    throw new Error(`no answer from ${url.origin}`, { cause: error });
  };
  const sent = body === undefined ? {} : { body };
  const answer = await dispatcher
    .request({ origin, path, method, headers: { ...headers }, ...sent, signal })
    .catch(failed);
  return {
    status: answer.statusCode,
    ...headersOf(answer.headers),
    body: async () => Buffer.from(await answer.body.arrayBuffer().catch(failed)),
    leave: () => void answer.body.on('error', () => undefined).destroy(),
  };
}

function headersOf(
  received: Record<string, string | string[] | undefined>,
): Pick<ReachAnswer, 'headers' | 'setCookie'> {
  const { 'set-cookie': cookies = [], ...others } = received;
  const joined = Object.entries(others).map(([name, value = '']) => [name, [value].flat().join(', ')]);
  return { headers: Object.fromEntries(joined), setCookie: [cookies].flat() };
}
