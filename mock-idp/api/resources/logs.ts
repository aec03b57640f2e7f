/** `/logs`: the System Log. */
import { type Call, get, invalid, limitOf, parseFilter, type Route } from '../engine/index.ts';
import { logEventJson } from '../shapes/log-event.ts';

const filterable = [
  'uuid',
  'published',
  'eventType',
  'severity',
  'displayMessage',
  'outcome.result',
  'outcome.reason',
  'actor.id',
  'actor.alternateId',
  'actor.displayName',
  'actor.type',
  'target.id',
  'target.type',
  'target.alternateId',
  'target.displayName',
];
const weekMs = 7 * 24 * 60 * 60 * 1000;

function instant(call: Call, name: string, otherwise: number): number {
  const text = call.query(name);
  if (text === undefined) return otherwise;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw invalid(name, `${name}: The value must be a date and time`);
  return time;
}

/** Filters ask about any target, so each is looked at as if the event had only that one. */
function matcher(source: string | undefined) {
  if (source === undefined) return () => true;
  const passes = parseFilter(source, filterable);
  return (event: ReturnType<typeof logEventJson>) =>
    passes(event) || event.target.some((target) => passes({ ...event, target }));
}

async function list(call: Call) {
  const until = instant(call, 'until', Number.POSITIVE_INFINITY);
  const since = instant(call, 'since', Math.min(until, call.services.clock.now().getTime()) - weekMs);
  const words = (call.query('q') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10);
  const passes = matcher(call.query('filter'));
  const events = (await call.org.systemLog.list({ limit: Number.POSITIVE_INFINITY }))
    .map(logEventJson)
    .filter((event) => {
      const at = Date.parse(event.published);
      if (at < since || at > until || !passes(event)) return false;
      const text = words.length === 0 ? '' : JSON.stringify(event).toLowerCase();
      return words.every((word) => text.includes(word));
    });
  if (call.query('sortOrder') !== 'DESCENDING') events.reverse();
  const after = call.query('after');
  const seen = after === undefined ? -1 : events.findIndex(({ uuid }) => uuid === after);
  const limit = call.query('limit') === '0' ? 0 : limitOf(call, { usual: 100, most: 1000 });
  const shown = events.slice(seen + 1, seen + 1 + limit);
  return {
    kind: 'json' as const,
    status: 200,
    body: shown,
    links: links(call, shown.at(-1)?.uuid ?? after, events.length > seen + 1 + shown.length),
  };
}

/** Whoever polls (says no `until`) can always go on from where the log ends. */
function links(call: Call, last: string | undefined, more: boolean): string[] {
  const self = `<${call.url.href}>; rel="self"`;
  const polling = call.query('until') === undefined && call.query('sortOrder') !== 'DESCENDING';
  if (last === undefined || !(more || polling)) return [self];
  const next = new URL(call.url);
  next.searchParams.set('after', last);
  return [self, `<${next.href}>; rel="next"`];
}

export const logsRoutes: readonly Route[] = [get('/logs', list)];
