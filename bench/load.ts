/** A light client: on the same cores as what it measures, every cycle it takes is missing there. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Rate {
  perSecond: number;
  medianMs: number;
  visits: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request over a kept connection; redirects are not followed. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Repeats a visit with so many at a time for so long. */
export async function rateOf(visit: () => Promise<void>, concurrency: number, milliseconds: number): Promise<Rate> {
  const began = performance.now();
  const durations: number[] = [];
  const visitor = async () => {
    while (performance.now() - began < milliseconds) {
      const start = performance.now();
      await visit();
      durations.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, visitor));
  const elapsed = performance.now() - began;
  durations.sort((a, b) => a - b);
  return {
    perSecond: (durations.length * 1_000) / elapsed,
    medianMs: durations[durations.length >> 1] ?? Number.NaN,
    visits: durations.length,
  };
}
