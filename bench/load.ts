/** A light client: on the same cores as what it measures, every cycle it takes is missing there. */
import { Agent } from 'undici';

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

export interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: string;
}

export interface Rate {
  perSecond: number;
  medianMs: number;
  visits: number;
}

const agent = new Agent({ connections: 64 });

/** One request over a kept connection; redirects are not followed. */
export async function ask(url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  const { origin, pathname, search } = new URL(url);
  const answer = await agent.request({ origin, path: `${pathname}${search}`, method, headers, body: body ?? null });
  return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
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
