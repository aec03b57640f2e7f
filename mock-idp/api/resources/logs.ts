/** `/logs`: the System Log. */
import { ApiError, type Call, get, invalid, limitOf, parseFilter, type Route } from '../engine/index.ts';
import { logEventJson } from '../shapes/log-event.ts';

/** Anything of an event except when it was published, which `since` and `until` are for. */
const filterable = [
  'uuid',
  'version',
  'severity',
  'eventType',
  'legacyEventType',
  'displayMessage',
  // How an example in Okta's reference, and scripts made after it, still spell them.
  'event_type',
  'display_message',
  ...['actor', 'client', 'authenticationContext', 'outcome', 'target', 'transaction', 'debugContext'].map(
    (part) => `${part}.*`,
  ),
  'securityContext.*',
];
const weekMs = 7 * 24 * 60 * 60 * 1000;
const longestWord = 40;

/** What is wrong with a parameter: unlike elsewhere the log says it in the summary, too. */
function refused(name: string, ...problems: string[]): ApiError {
  return invalid(
    problems.map((problem) => `'${name}': ${problem}`).join('. '),
    ...problems.map((problem) => `${name}: ${problem}`),
  );
}

function instant(call: Call, name: string, otherwise: number): number {
  const text = call.query(name);
  if (text === undefined) return otherwise;
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return time;
  throw refused(
    name,
    'The date format in your query is not recognized. Please enter dates using ISO8601 string format.',
    'must be a valid date-time or empty.',
  );
}

function words(call: Call): string[] {
  const found = (call.query('q') ?? '').toLowerCase().split(/\s+/);
  if (found.some((word) => word.length > longestWord)) {
    throw refused(
      'q',
      `Freeform search cannot contain items longer than ${longestWord} characters. Please shorten the items in your search or use an advanced filter to query by specific fields.`,
    );
  }
  return found.filter((word) => word !== '').slice(0, 10);
}

/** An event as filters see it: of several targets any may be meant, and two terms may mean two of them. */
function filterView(event: ReturnType<typeof logEventJson>) {
  const { target, eventType, displayMessage } = event;
  const of = (name: 'id' | 'type' | 'alternateId' | 'displayName') => target.map((one) => one[name]);
  return {
    ...event,
    event_type: eventType,
    display_message: displayMessage,
    target: { id: of('id'), type: of('type'), alternateId: of('alternateId'), displayName: of('displayName') },
  };
}

function matcher(source: string | undefined) {
  if (source === undefined) return () => true;
  const passes = parseFilter(source, filterable, (attribute) => {
    const detail = attribute === undefined ? `Invalid filter '${source}'` : `field is not valid: ${attribute}`;
    return new ApiError('E0000053', { detail });
  });
  return (event: ReturnType<typeof logEventJson>) => passes(filterView(event));
}

async function list(call: Call) {
  const until = instant(call, 'until', Number.POSITIVE_INFINITY);
  const since = instant(call, 'since', Math.min(until, call.services.clock.now().getTime()) - weekMs);
  const wanted = words(call);
  const passes = matcher(call.query('filter'));
  const events = (await call.org.systemLog.list({ limit: Number.POSITIVE_INFINITY }))
    .map(logEventJson)
    .filter((event) => {
      const at = Date.parse(event.published);
      if (at < since || at > until || !passes(event)) return false;
      const text = wanted.length === 0 ? '' : JSON.stringify(event).toLowerCase();
      return wanted.every((word) => text.includes(word));
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
