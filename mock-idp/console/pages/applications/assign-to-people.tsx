import { ButtonLink, Card, EmptyState, Status, Table, TextField } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { personName } from '../person-name.ts';

/** Assign > Assign to People: search, then Assign next to a person. */
export async function assignToPeople(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const app = await org.applications.get(visit.param('app'));
  const search = visit.query('search');
  const people = await org.directory.list({ limit: 50, ...(search === '' ? {} : { search }) });
  const assigned = new Set((await org.assignments.ofApp(app.id)).map(({ userId }) => userId));
  return show({
    title: `Assign ${app.label} to People`,
    place: 'Applications',
    above: { label: `${app.label}: Assignments`, href: paths.app(app.id, 'assignments') },
    body: (
      <Card>
        <form method="get" class="search">
          <TextField name="search" type="search" label="Search people" value={search} />
          <button type="submit">Search</button>
        </form>
        {people.length === 0 ? (
          <EmptyState
            sentence="Nobody in the directory matches."
            action={{ href: paths.addPerson, label: 'Add person' }}
          />
        ) : (
          <Table
            caption="People"
            columns={[{ label: 'Person' }, { label: 'Username' }, { label: 'Assign', end: true }]}
            rows={people.map((user) => ({
              key: user.id,
              cells: [
                personName(user),
                user.profile.login,
                assigned.has(user.id) ? (
                  <Status key="assigned" tone="good">
                    Assigned
                  </Status>
                ) : (
                  <ButtonLink
                    key="assign"
                    href={paths.assignment(app.id, user.id)}
                    label="Assign"
                    subject={personName(user)}
                    class="small"
                  />
                ),
              ],
            }))}
          />
        )}
        <div class="actions end">
          <ButtonLink href={paths.app(app.id, 'assignments')} label="Done" class="primary" />
        </div>
      </Card>
    ),
  });
}
