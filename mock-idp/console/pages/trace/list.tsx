import type { Exchange } from '../../../trace/index.ts';
import { Card, EmptyState, Moment, Table, TextField } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { Outcome } from './outcome.tsx';

const limit = 200;

/** Names of the situation and the faults of an exchange. */
function deviationsOf({ emitted, logout, published, situation }: Exchange): string[] {
  const faults = (emitted ?? logout ?? published)?.faults ?? [];
  return [...(situation === undefined ? [] : [situation]), ...faults.map(({ name }) => name)];
}

/** Every question put to this identity provider, newest first. */
export function list(visit: Visit): Answer {
  const search = visit.query('search').toLowerCase();
  const exchanges = visit.services.trace
    .list({ limit })
    .filter(({ app, person }) => search === '' || `${app} ${person ?? ''}`.toLowerCase().includes(search));
  return show({
    title: 'Trace',
    place: 'Trace',
    wide: true,
    body: (
      <Card>
        <form method="get" class="search">
          <TextField name="search" type="search" label="Service provider or person" value={visit.query('search')} />
          <button type="submit">Filter</button>
        </form>
        {exchanges.length === 0 ? (
          <EmptyState
            sentence="Every AuthnRequest, IdP-initiated sign-in, logout and metadata fetch appears here, with what was answered."
            action={{ href: paths.applications, label: 'Applications' }}
          />
        ) : (
          <Table
            caption="Exchanges"
            columns={[
              { label: 'Time' },
              { label: 'Kind' },
              { label: 'Service provider' },
              { label: 'Person' },
              { label: 'Outcome' },
              { label: 'Fault or situation' },
            ]}
            rows={exchanges.map((exchange) => ({
              key: exchange.id,
              cells: [
                <a key="time" href={paths.exchange(exchange.id)}>
                  <Moment at={exchange.at} now={visit.now} />
                </a>,
                exchange.kind,
                exchange.app,
                exchange.person ?? '',
                <Outcome key="outcome" exchange={exchange} />,
                deviationsOf(exchange).join(', '),
              ],
            }))}
          />
        )}
      </Card>
    ),
  });
}
