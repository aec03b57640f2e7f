/** The dialogs of the life cycle: what a step means is asked before it is done. */
import { OrgError, type User } from '../../../org/index.ts';
import { Card, Form } from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { personName } from '../person-name.ts';
import { PersonStatus } from './status.tsx';
import { type Transition, transitions } from './transitions.ts';

async function subject(visit: Visit): Promise<{ user: User; transition: Transition }> {
  const user = await visit.services.org.directory.get(visit.param('person'));
  const transition = transitions.find(({ path }) => path === visit.param('transition'));
  if (transition === undefined) throw new OrgError('not_found', 'There is no such step in the life of a person.');
  return { user, transition };
}

/** "Deactivate person?" and its like. */
export async function askFirst(visit: Visit): Promise<Answer> {
  const { user, transition } = await subject(visit);
  const { label, path, question, danger } = transition;
  return show({
    title: `${label}: ${personName(user)}`,
    place: 'People',
    above: { label: personName(user), href: paths.person(user.id) },
    action: <PersonStatus status={user.status} />,
    body: (
      <Form action={paths.personAction(user.id, path)} csrf={visit.csrf}>
        <Card>
          <p>{question}</p>
          <div class="actions">
            <a class="button" href={paths.person(user.id)}>
              Cancel
            </a>
            <button type="submit" class={danger === true ? 'danger' : 'primary'}>
              {label}
            </button>
          </div>
        </Card>
      </Form>
    ),
  });
}

/** One step of the life cycle. */
export async function change(visit: Visit): Promise<Answer> {
  const { user, transition } = await subject(visit);
  await transition.run(visit.services.org.directory, user.id);
  return redirect(
    transition.path === 'delete' ? paths.people : paths.person(user.id),
    `${personName(user)} ${transition.done}`,
  );
}
