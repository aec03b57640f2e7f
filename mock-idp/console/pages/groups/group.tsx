import type { Group, User } from '../../../org/index.ts';
import { ActionForm, ButtonLink, Card, EmptyState, Form, Table, TextField } from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { personName } from '../person-name.ts';

interface MembersProps {
  visit: Visit;
  group: Group;
  people: readonly User[];
  /** Names of the rules that hold a person here, by the person's id. */
  managed: ReadonlyMap<string, string>;
}

function Members({ visit, group, people, managed }: MembersProps) {
  const own = group.type === 'OKTA_GROUP';
  if (people.length === 0) return <p class="muted">Nobody is in this group yet.</p>;
  return (
    <Table
      caption="People"
      columns={[{ label: 'Person' }, { label: 'Username' }, { label: 'Managed' }, { label: 'Actions', end: true }]}
      rows={people.map((user) => ({
        key: user.id,
        cells: [
          <a key="person" href={paths.person(user.id)}>
            {personName(user)}
          </a>,
          user.profile.login,
          !own ? 'Always' : (managed.get(user.id) ?? 'Manually'),
          own && (
            <ActionForm
              key="remove"
              action={paths.removeMember(group.id, user.id)}
              csrf={visit.csrf}
              label="Remove"
              subject={personName(user)}
              class="small danger"
            />
          ),
        ],
      }))}
    />
  );
}

function AssignPeople({ visit, group, error }: { visit: Visit; group: Group; error?: string | undefined }) {
  return (
    <Card title="Assign people">
      <Form action={paths.assignMember(group.id)} csrf={visit.csrf}>
        <TextField name="login" label="Username" errors={error === undefined ? undefined : { login: error }} />
        <button type="submit">Assign</button>
      </Form>
    </Card>
  );
}

async function managedBy({ services }: Visit, groupId: string): Promise<ReadonlyMap<string, string>> {
  const { groupRules } = services.org;
  const names = new Map((await groupRules.list()).map(({ id, name }) => [id, name]));
  const held = [...(await groupRules.holding(groupId))];
  return new Map(held.map(([user, rules]) => [user, `By rule: ${rules.map((id) => names.get(id) ?? id).join(', ')}`]));
}

async function page(visit: Visit, group: Group, error?: string): Promise<Answer> {
  const { org } = visit.services;
  const people = await org.groups.members(group.id);
  const apps = await Promise.all(
    (await org.appGroups.ofGroup(group.id)).map(({ appId }) => org.applications.get(appId)),
  );
  const own = group.type === 'OKTA_GROUP';
  return show({
    title: group.profile.name,
    place: 'Groups',
    above: { label: 'Groups', href: paths.groups },
    status: error === undefined ? 200 : 400,
    action: own && (
      <div class="actions">
        <ButtonLink href={paths.editGroup(group.id)} label="Edit" />
        <ActionForm action={paths.deleteGroup(group.id)} csrf={visit.csrf} label="Delete" class="danger" />
      </div>
    ),
    body: (
      <>
        <p class="lead">{group.profile.description}</p>
        <Card title="People">
          <Members visit={visit} group={group} people={people} managed={await managedBy(visit, group.id)} />
        </Card>
        {own && <AssignPeople visit={visit} group={group} error={error} />}
        <Card title="Applications">
          {apps.length === 0 ? (
            <EmptyState
              sentence="The apps this group gives to its people appear here; assign it on the app's Assignments tab."
              action={{ href: paths.applications, label: 'Applications' }}
            />
          ) : (
            <Table
              caption="Assigned apps"
              columns={[{ label: 'App' }, { label: 'Status' }]}
              rows={apps.map((app) => ({
                key: app.id,
                cells: [
                  <a key="app" href={paths.groupAssignment(app.id, group.id)}>
                    {app.label}
                  </a>,
                  app.status === 'ACTIVE' ? 'Active' : 'Inactive',
                ],
              }))}
            />
          )}
        </Card>
      </>
    ),
  });
}

/** One group: its people, its apps. */
export async function group(visit: Visit): Promise<Answer> {
  return page(visit, await visit.services.org.groups.get(visit.param('group')));
}

/** "Assign people", one at a time by username. */
export async function assignMember(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const found = await org.groups.get(visit.param('group'));
  const user = await org.directory.find(visit.form.text('login'));
  if (!user) return page(visit, found, 'Username: nobody in the directory has it');
  await org.groups.addMember(found.id, user.id);
  return redirect(paths.group(found.id), `${personName(user)} is in ${found.profile.name}.`);
}

export async function removeMember(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const found = await org.groups.get(visit.param('group'));
  const user = await org.directory.get(visit.param('person'));
  const held = (await org.groupRules.holding(found.id)).has(user.id);
  await org.groups.removeMember(found.id, user.id);
  const excepted = held ? ' From now on the rule excepts this person.' : '';
  return redirect(paths.group(found.id), `${personName(user)} is no longer in ${found.profile.name}.${excepted}`);
}

/** Its assignments to apps end with it. */
export async function deleteGroup(visit: Visit): Promise<Answer> {
  const { groups } = visit.services.org;
  const found = await groups.get(visit.param('group'));
  await groups.remove(found.id);
  return redirect(paths.groups, `${found.profile.name} was deleted.`);
}
