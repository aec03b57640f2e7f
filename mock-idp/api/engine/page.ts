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

/**
 * Where the page begins. Our own links name the last one shown and the first one to come, `LAST~NEXT`: scripts that work
 * through a list change or delete what they were given before they go on, and it is in the list no more. An id alone
 * means what follows it.
 */
function startOf(ids: readonly string[], after: string): number {
  const [last = '', next] = after.split('~');
  const coming = next === undefined ? -1 : ids.indexOf(next);
  if (coming >= 0) return coming;
  const seen = ids.indexOf(last);
  if (seen < 0) throw invalid('after', 'after: The cursor is not valid');
  return seen + 1;
}

/** Cuts the page the caller asked for out of everything that matches. */
export async function page<T>(
  call: Call,
  all: readonly T[],
  rules: PageRules,
  idOf: (item: T) => string,
  toJson: (item: T) => unknown,
): Promise<Answer> {
  const limit = limitOf(call, rules);
  const after = call.query('after');
  const start = after === undefined ? 0 : startOf(all.map(idOf), after);
  const items = all.slice(start, start + limit);
  const [last, coming] = [items.at(-1), all[start + limit]];
  const links = [`<${call.url.href}>; rel="self"`];
  if (last !== undefined && coming !== undefined) {
    const next = new URL(call.url);
    next.searchParams.set('after', `${idOf(last)}~${idOf(coming)}`);
    next.searchParams.set('limit', String(limit));
    links.push(`<${next.href}>; rel="next"`);
  }
  return { kind: 'json', status: 200, body: await Promise.all(items.map(toJson)), links };
}
