import { type Situation, situations } from '../../../situations/index.ts';
import { ActionForm, ButtonLink, Card, EmptyState, Table } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';

function Staged({ visit }: { visit: Visit }) {
  const staged = visit.services.stage.list();
  if (staged.length === 0) return <EmptyState sentence="Nothing is staged: people sign in as they always do." />;
  return (
    <Table
      caption="Staged situations"
      columns={[
        { label: 'Situation' },
        { label: 'App' },
        { label: 'Person' },
        { label: 'Sign-ins left' },
        { label: 'Actions', end: true },
      ]}
      rows={staged.map(({ id, situation: name, app, person, messages }) => ({
        key: id,
        cells: [
          <a key="name" href={paths.situation(name)}>
            {name}
          </a>,
          app ?? 'Any',
          person ?? 'Anybody',
          messages === 0 ? 'Under way' : messages,
          <ActionForm
            key="end"
            action={paths.endSituation(id)}
            csrf={visit.csrf}
            label="End"
            subject={name}
            class="small"
          />,
        ],
      }))}
    />
  );
}

const row = ({ name, summary, expect }: Situation) => ({
  key: name,
  cells: [
    <a key="name" href={paths.situation(name)}>
      {name}
    </a>,
    <div key="summary">
      {summary}
      <br />
      <span class="muted">A sound SP: {expect}</span>
    </div>,
    <ButtonLink key="stage" href={paths.situation(name)} label="Stage" subject={name} class="small" />,
  ],
});

/** What happens to honest people, to be had on demand. */
export function list(visit: Visit): Answer {
  return show({
    title: 'Situations',
    place: 'Situations',
    wide: true,
    body: (
      <>
        <Card title="Staged">
          <Staged visit={visit} />
        </Card>
        <Card title="What can happen">
          <p class="lead">Every message in a situation is valid. What differs is what people do, and when.</p>
          <Table
            caption="Situations"
            columns={[{ label: 'Situation' }, { label: 'What happens' }, { label: 'Stage', end: true }]}
            rows={situations.map(row)}
          />
        </Card>
      </>
    ),
  });
}
