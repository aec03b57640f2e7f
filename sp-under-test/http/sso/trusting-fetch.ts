import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { rootCertificates } from 'node:tls';

/** As much of `fetch` as fetching metadata needs. */
export type Fetch = (url: string, init: { signal: AbortSignal; redirect: 'error' | 'manual' }) => Promise<Response>;

/**
 * `fetch`, with one more certificate authority to trust: Node's own takes none that was not named when the process
 * started. With no authority it is Node's own.
 */
export function createFetch(authority?: string): Fetch {
  if (authority === undefined) return fetch;
  const ca = [...rootCertificates, authority];
  return async (url, { signal, redirect }) => {
    if (!url.startsWith('https:')) return fetch(url, { signal, redirect });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { ca, signal }, resolve).once('error', reject).end();
    });
    return responseOf(answer, redirect);
  };
}

function responseOf(answer: IncomingMessage, redirect: 'error' | 'manual'): Response {
  const { statusCode: status = 0, headers } = answer;
  const leadsOn = status >= 300 && status < 400;
  if (leadsOn && redirect === 'error') {
    answer.destroy();
    throw new TypeError('The answer is a redirect.');
  }
  const { location } = headers;
  return new Response(streamOf(answer), { status, headers: location === undefined ? {} : { location } });
}

/** Read as it is asked for, so that whoever bounds the size bounds the memory, too. */
function streamOf(answer: IncomingMessage): ReadableStream<Uint8Array> {
  const parts = answer[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void answer.destroy(),
  });
}
