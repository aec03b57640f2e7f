import { ButtonLink, Card, EmptyState, Table, TextField } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { personName } from '../person-name.ts';
import { PersonStatus } from './status.tsx';

const limit = 200;

/** Directory > People. */
export async function list(visit: Visit): Promise<Answer> {
  const search = visit.query('search');
  const people = await visit.services.org.directory.list({ limit, ...(search === '' ? {} : { search }) });
  return show({
    title: 'People',
    place: 'People',
    action: <ButtonLink href={paths.addPerson} label="Add person" class="primary" />,
    body: (
      <Card>
        <form method="get" class="search">
          <TextField name="search" type="search" label="Search people" value={search} />
          <button type="submit">Search</button>
        </form>
        {people.length === 0 && search !== '' && <p class="muted">Nobody matches “{search}”.</p>}
        {people.length === 0 && search === '' && (
          <EmptyState
            sentence="People who can sign in appear here, once they are added and have set a password."
            action={{ href: paths.addPerson, label: 'Add person' }}
          />
        )}
        {people.length > 0 && (
          <Table
            caption="People"
            columns={[{ label: 'Person' }, { label: 'Username' }, { label: 'Primary email' }, { label: 'Status' }]}
            rows={people.map((user) => ({
              key: user.id,
              cells: [
                <a key="person" href={paths.person(user.id)}>
                  {personName(user)}
                </a>,
                user.profile.login,
                user.profile.email,
                <PersonStatus key="status" status={user.status} />,
              ],
            }))}
          />
        )}
        {people.length === limit && <p class="muted">The first {limit} are shown. Search to find the others.</p>}
      </Card>
    ),
  });
}
