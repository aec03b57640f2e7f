import { Card, EmptyState, Moment, Status, Table } from '../components/index.ts';
import { type Answer, get, type Route, show, type Visit } from '../engine/index.ts';

const limit = 200;

async function systemLog(visit: Visit): Promise<Answer> {
  const events = await visit.services.org.systemLog.list({ limit });
  return show({
    title: 'System Log',
    place: 'System Log',
    wide: true,
    body: (
      <Card>
        {events.length === 0 ? (
          <EmptyState sentence="What people and administrators did appears here; nothing has happened yet." />
        ) : (
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
                <div key="outcome">
                  <Status tone={event.outcome.result === 'SUCCESS' ? 'good' : 'bad'}>{event.outcome.result}</Status>{' '}
                  {event.outcome.reason}
                </div>,
                event.target.map((target) => `${target.displayName} (${target.type})`).join(', '),
              ],
            }))}
          />
        )}
      </Card>
    ),
  });
}

/** Reports > System Log. */
export const systemLogRoutes: readonly Route[] = [get('/reports/system-log', systemLog)];
