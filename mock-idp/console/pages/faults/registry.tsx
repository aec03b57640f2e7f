import type { ArmedFault } from '../../../arming/index.ts';
import { faults } from '../../../faults/index.ts';
import type { Fault } from '../../../saml/index.ts';
import { ActionForm, ButtonLink, Card, EmptyState, Moment, Table, TextField } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';

/** What was made up on the spot has no page of its own. */
function NameOf({ fault: { family, name, summary } }: { fault: Fault }) {
  if (family === 'ad-hoc') return <span>{`${name}: ${summary}`}</span>;
  return <a href={paths.fault(name)}>{name}</a>;
}

function Armed({ visit, armed }: { visit: Visit; armed: readonly ArmedFault[] }) {
  if (armed.length === 0) {
    return <EmptyState sentence="No fault is armed: every Response is valid. Arm one below to send a broken one." />;
  }
  return (
    <Table
      caption="Armed faults"
      columns={[
        { label: 'Fault' },
        { label: 'App' },
        { label: 'Person' },
        { label: 'Messages left' },
        { label: 'Armed' },
        { label: 'Actions', end: true },
      ]}
      rows={armed.map((entry) => ({
        key: entry.id,
        cells: [
          <NameOf key="fault" fault={entry.fault} />,
          entry.app ?? 'Any',
          entry.person ?? 'Anybody',
          entry.messages === 'until-disarmed' ? 'Until disarmed' : entry.messages,
          <Moment key="at" at={entry.at} now={visit.now} />,
          <ActionForm
            key="disarm"
            action={paths.disarm(entry.id)}
            csrf={visit.csrf}
            label="Disarm"
            subject={entry.fault.name}
            class="small"
          />,
        ],
      }))}
    />
  );
}

function Family({ family, members, open }: { family: string; members: readonly Fault[]; open: boolean }) {
  return (
    <details class="family" open={open}>
      <summary>
        {family} ({members.length})
      </summary>
      <Table
        caption={`Faults of family ${family}`}
        columns={[{ label: 'Fault' }, { label: 'What differs from the plain message' }, { label: 'Arm', end: true }]}
        rows={members.map(({ name, summary, clause }) => ({
          key: name,
          cells: [
            <a key="name" href={paths.fault(name)}>
              {name}
            </a>,
            <div key="summary">
              {summary}
              <br />
              <span class="muted">{clause}</span>
            </div>,
            <ButtonLink key="arm" href={paths.fault(name)} label="Arm" subject={name} class="small" />,
          ],
        }))}
      />
    </details>
  );
}

function byFamily(found: readonly Fault[]): Map<string, Fault[]> {
  const families = new Map<string, Fault[]>();
  for (const fault of found) families.set(fault.family, [...(families.get(fault.family) ?? []), fault]);
  return families;
}

/** Everything this identity provider can do wrong on demand, by family. */
export function registry(visit: Visit): Answer {
  const search = visit.query('search');
  const found = faults.filter(({ name, summary, clause }) =>
    `${name} ${summary} ${clause}`.toLowerCase().includes(search.toLowerCase()),
  );
  return show({
    title: 'Faults',
    place: 'Faults',
    wide: true,
    body: (
      <>
        <Card title="Armed">
          <Armed visit={visit} armed={visit.services.armed.list()} />
        </Card>
        <Card title={`Registry: ${found.length} of ${faults.length} faults`}>
          <form method="get" class="search">
            <TextField name="search" type="search" label="Name, words or clause" value={search} />
            <button type="submit">Filter</button>
          </form>
          {found.length === 0 && (
            <EmptyState sentence="No fault matches." action={{ href: paths.faults, label: 'Show all' }} />
          )}
          {[...byFamily(found)].map(([family, members]) => (
            <Family key={family} family={family} members={members} open={search !== ''} />
          ))}
        </Card>
      </>
    ),
  });
}
