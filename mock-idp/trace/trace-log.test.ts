import { expect, test } from 'vitest';
import { createTraceLog } from './index.ts';

const arrival = { kind: 'AuthnRequest', app: 'Portal' } as const;

test('the trace keeps the newest, up to its capacity', () => {
  const trace = createTraceLog(() => new Date(0), { capacity: 2 });
  const [first, second, third] = [
    trace.open(arrival),
    trace.open({ ...arrival, transaction: 't' }),
    trace.open(arrival),
  ];
  expect(trace.find(first)).toBeUndefined();
  expect(trace.list().map((exchange) => exchange.id)).toEqual([third, second]);
  expect(trace.list({ transaction: 't' }).map((exchange) => exchange.id)).toEqual([second]);
  trace.open(arrival);
  trace.open(arrival);
  expect(trace.list({ transaction: 't' })).toEqual([]);
});

test('old exchanges go by the clock', () => {
  let now = 0;
  const trace = createTraceLog(() => new Date(now), { maxAgeMs: 1000 });
  const old = trace.open(arrival);
  now = 2000;
  trace.open(arrival);
  expect(trace.find(old)).toBeUndefined();
  expect(trace.list()).toHaveLength(1);
});

test('an exchange is told step by step', () => {
  const trace = createTraceLog(() => new Date(0));
  const id = trace.open(arrival);
  trace.amend(id, { person: 'alice@example.com' });
  trace.amend(id, { held: true });
  expect(trace.find(id)).toMatchObject({ id, person: 'alice@example.com', held: true, app: 'Portal' });
});

test('large messages push older ones out, however few there are', () => {
  const trace = createTraceLog(() => new Date(), { maxCharacters: 1000 });
  const [first, second] = [trace.open({ kind: 'metadata', app: 'a' }), trace.open({ kind: 'metadata', app: 'b' })];
  trace.amend(first, { xml: 'x'.repeat(600) });
  trace.amend(first, { xml: 'x'.repeat(500) });
  expect(trace.list()).toHaveLength(2);
  trace.amend(second, { xml: 'x'.repeat(501) });
  expect(trace.list().map(({ id }) => id)).toEqual([second]);
  trace.clear();
  const third = trace.open({ kind: 'metadata', app: 'c', parameters: { SAMLRequest: 'x'.repeat(999) } });
  expect(trace.find(third)).toBeDefined();
});
