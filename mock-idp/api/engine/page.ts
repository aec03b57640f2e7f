/** Lists come in pages; `Link` headers say where the next one is. */
import { invalid } from './error.ts';
import type { Answer, Call } from './route.ts';

export interface PageRules {
  /** Page size when the caller names none. */
  usual: number;
  most: number;
}

/** Reads `limit`, within what the endpoint allows. */
export function limitOf(call: Call, { usual, most }: PageRules): number {
  const text = call.query('limit');
  if (text === undefined) return usual;
  if (!/^\d{1,9}$/.test(text)) throw invalid('limit', 'limit: The value must be a whole number');
  return Math.min(Math.max(Number(text), 1), most);
}

/** Cuts the page the caller asked for out of everything that matches. `after` is the id of the last one seen. */
export async function page<T>(
  call: Call,
  all: readonly T[],
  rules: PageRules,
  idOf: (item: T) => string,
  toJson: (item: T) => unknown,
): Promise<Answer> {
  const limit = limitOf(call, rules);
  const after = call.query('after');
  const seen = after === undefined ? -1 : all.findIndex((item) => idOf(item) === after);
  if (after !== undefined && seen < 0) throw invalid('after', 'after: The cursor is not valid');
  const items = all.slice(seen + 1, seen + 1 + limit);
  const last = items.at(-1);
  const links = [`<${call.url.href}>; rel="self"`];
  if (last !== undefined && seen + 1 + limit < all.length) {
    const next = new URL(call.url);
    next.searchParams.set('after', idOf(last));
    next.searchParams.set('limit', String(limit));
    links.push(`<${next.href}>; rel="next"`);
  }
  return { kind: 'json', status: 200, body: await Promise.all(items.map(toJson)), links };
}
