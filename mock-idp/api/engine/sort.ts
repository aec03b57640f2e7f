/** `sortBy` and `sortOrder` of a search. */
import { valueAt } from './filter.ts';
import type { Call } from './route.ts';

const inAsciiOrder = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** Sorted as Okta sorts: by ASCII value whatever the case, equal ones by id; as they are without `sortBy`. */
export function sorted<T extends { id: string }>(call: Call, items: readonly T[]): T[] {
  const by = call.query('sortBy');
  if (by === undefined) return [...items];
  const key = (item: T) => String(valueAt(item, by.split('.')) ?? '').toLowerCase();
  const sign = call.query('sortOrder')?.toLowerCase() === 'desc' ? -1 : 1;
  return [...items].sort((a, b) => sign * inAsciiOrder(key(a), key(b)) || inAsciiOrder(a.id, b.id));
}
