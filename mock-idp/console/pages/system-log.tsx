import type { LogEvent } from '../../org/index.ts';
import { Card, EmptyState, Moment, SelectField, Status, Table, TextField } from '../components/index.ts';
import { type Answer, get, type Route, show, type Visit } from '../engine/index.ts';
import { paths } from '../paths.ts';

const limit = 200;

interface Filter {
  /** Every word must occur somewhere in the event. */
  words: readonly string[];
  eventType: string;
  result: string;
  since: number;
  until: number;
}

/** A field for date and time says no zone; here all times are UTC. */
function instant(text: string, otherwise: number): number {
  const at = text === '' ? Number.NaN : Date.parse(`${text}${/Z|[+-]\d\d:\d\d$/.test(text) ? '' : 'Z'}`);
  return Number.isNaN(at) ? otherwise : at;
}

const filterOf = (visit: Visit): Filter => ({
  words: visit.query('search').toLowerCase().split(/\s+/).filter(Boolean),
  eventType: visit.query('eventType'),
  result: visit.query('result'),
  since: instant(visit.query('since'), Number.NEGATIVE_INFINITY),
  until: instant(visit.query('until'), Number.POSITIVE_INFINITY),
});

function passes(event: LogEvent, { words, eventType, result, since, until }: Filter): boolean {
  const at = Date.parse(event.published);
  if (at < since || at > until) return false;
  if (eventType !== '' && event.eventType !== eventType) return false;
  if (result !== '' && event.outcome.result !== result) return false;
  const text = words.length === 0 ? '' : JSON.stringify(event).toLowerCase();
  return words.every((word) => text.includes(word));
}

function FilterForm({ visit, eventTypes }: { visit: Visit; eventTypes: readonly string[] }) {
  const any = { value: '', label: 'Any' };
  return (
    <form method="get" class="search">
      <TextField name="search" type="search" label="Search" value={visit.query('search')} />
      <SelectField
        name="eventType"
        label="Event type"
        choices={[any, ...eventTypes.map((value) => ({ value, label: value }))]}
        value={visit.query('eventType')}
      />
      <SelectField
        name="result"
        label="Outcome"
        choices={[any, { value: 'SUCCESS', label: 'SUCCESS' }, { value: 'FAILURE', label: 'FAILURE' }]}
        value={visit.query('result')}
      />
      <TextField name="since" type="datetime-local" label="From (UTC)" value={visit.query('since')} />
      <TextField name="until" type="datetime-local" label="To (UTC)" value={visit.query('until')} />
      <button type="submit">Filter</button>
      <a class="button" href={paths.systemLog}>
        Clear
      </a>
    </form>
  );
}

function Events({ visit, events }: { visit: Visit; events: readonly LogEvent[] }) {
  return (
    <Table
      caption="Events"
      columns={[
        { label: 'Event Info' },
        { label: 'Time' },
        { label: 'Actor' },
        { label: 'Outcome' },
        { label: 'Targets' },
      ]}
      rows={events.map((event) => ({
        key: event.uuid,
        cells: [
          <div key="event">
            {event.displayMessage}
            <br />
            <code class="muted">{event.eventType}</code>
          </div>,
          <Moment key="time" at={event.published} now={visit.now} />,
          event.actor.alternateId,
          <span key="outcome">
            <Status tone={event.outcome.result === 'SUCCESS' ? 'good' : 'bad'}>{event.outcome.result}</Status>{' '}
            {event.outcome.reason}
          </span>,
          event.target.map((target) => `${target.displayName} (${target.type})`).join(', '),
        ],
      }))}
    />
  );
}

async function systemLog(visit: Visit): Promise<Answer> {
  const all = await visit.services.org.systemLog.list({ limit: Number.POSITIVE_INFINITY });
  const eventTypes = [...new Set(all.map(({ eventType }) => eventType))].sort();
  const filter = filterOf(visit);
  const found = all.filter((event) => passes(event, filter));
  return show({
    title: 'System Log',
    place: 'System Log',
    wide: true,
    body: (
      <Card>
        <FilterForm visit={visit} eventTypes={eventTypes} />
        {found.length === 0 ? (
          <EmptyState sentence="What people and administrators did appears here; nothing that matches has happened." />
        ) : (
          <>
            <p class="muted">
              {found.length > limit ? `The newest ${limit} of ${found.length} events.` : `Events: ${found.length}`}
            </p>
            <Events visit={visit} events={found.slice(0, limit)} />
          </>
        )}
      </Card>
    ),
  });
}

/** Reports > System Log. */
export const systemLogRoutes: readonly Route[] = [get('/reports/system-log', systemLog)];
