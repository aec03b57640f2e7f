import type { App, AppGroup, Group } from '../../../org/index.ts';
import {
  ButtonLink,
  Card,
  ErrorSummary,
  type FieldErrors,
  Form,
  Status,
  Table,
  TextField,
} from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { AttributeFields, profileOf, refusals } from './attribute-fields.tsx';

/** Assign > Assign to Groups. */
export async function assignToGroups(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const app = await org.applications.get(visit.param('app'));
  const assigned = new Set((await org.appGroups.ofApp(app.id)).map(({ groupId }) => groupId));
  const rows = (await org.groups.list()).map((group) => ({
    key: group.id,
    cells: [
      group.profile.name,
      group.profile.description ?? '',
      assigned.has(group.id) ? (
        <Status key="assigned" tone="good">
          Assigned
        </Status>
      ) : (
        <ButtonLink
          key="assign"
          href={paths.groupAssignment(app.id, group.id)}
          label="Assign"
          subject={group.profile.name}
          class="small"
        />
      ),
    ],
  }));
  return show({
    title: `Assign ${app.label} to Groups`,
    place: 'Applications',
    above: { label: `${app.label}: Assignments`, href: paths.app(app.id, 'assignments') },
    body: (
      <Card>
        <Table
          caption="Groups"
          columns={[{ label: 'Group' }, { label: 'Description' }, { label: 'Assign', end: true }]}
          rows={rows}
        />
        <div class="actions end">
          <ButtonLink href={paths.app(app.id, 'assignments')} label="Done" class="primary" />
        </div>
      </Card>
    ),
  });
}

/** Groups give no personal attributes. */
const groupAttributes = (app: App) => app.appUserAttributes.filter(({ scope }) => scope !== 'SELF');

interface GroupValues {
  priority: string;
  profile: AppGroup['profile'];
}

function page(
  visit: Visit,
  props: { app: App; group: Group; existing: boolean; values: GroupValues; errors?: FieldErrors },
): Answer {
  const { app, group, values, errors, existing } = props;
  return show({
    title: existing ? 'Edit Group Assignment' : `Assign ${app.label} to ${group.profile.name}`,
    place: 'Applications',
    above: { label: `${app.label}: Assignments`, href: paths.app(app.id, 'assignments') },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.groupAssignment(app.id, group.id)} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card title={group.profile.name}>
          <TextField
            name="priority"
            label="Priority"
            type="number"
            min={0}
            hint="The lower the number, the more this group's values count. Left empty: after all others."
            value={values.priority}
            errors={errors}
          />
          <AttributeFields attributes={groupAttributes(app)} profile={values.profile} errors={errors} />
        </Card>
        <div class="actions end">
          <a class="button" href={existing ? paths.app(app.id, 'assignments') : paths.assignToGroups(app.id)}>
            Cancel
          </a>
          <button type="submit" class="primary">
            {existing ? 'Save' : 'Save and Go Back'}
          </button>
        </div>
      </Form>
    ),
  });
}

async function subject(visit: Visit) {
  const { org } = visit.services;
  const app = await org.applications.get(visit.param('app'));
  const group = await org.groups.get(visit.param('group'));
  const existing = (await org.appGroups.ofApp(app.id)).find(({ groupId }) => groupId === group.id);
  return { app, group, existing };
}

/** Priority and values of one group. */
export async function assignGroupForm(visit: Visit): Promise<Answer> {
  const { app, group, existing } = await subject(visit);
  const values = {
    priority: existing === undefined ? '' : String(existing.priority),
    profile: existing?.profile ?? {},
  };
  return page(visit, { app, group, existing: existing !== undefined, values });
}

/** "Save and Go Back", or "Save" of what is assigned already. */
export async function saveGroupAssignment(visit: Visit): Promise<Answer> {
  const { app, group, existing } = await subject(visit);
  const values = { priority: visit.form.text('priority'), profile: profileOf(visit, groupAttributes(app)) };
  const again = (errors: FieldErrors) => page(visit, { app, group, existing: existing !== undefined, values, errors });
  if (!/^\d{0,6}$/.test(values.priority)) return again({ priority: 'Priority: a whole number from 0' });
  const priority = values.priority === '' ? {} : { priority: Number(values.priority) };
  try {
    await visit.services.org.appGroups.assign(app.id, group.id, { ...priority, profile: values.profile });
  } catch (error) {
    return again(refusals(error, 'priority'));
  }
  return existing === undefined
    ? redirect(paths.assignToGroups(app.id), `${group.profile.name} is assigned to ${app.label}.`)
    : redirect(paths.app(app.id, 'assignments'), `The assignment of ${group.profile.name} was saved.`);
}

/** Whoever came through this group alone can no longer sign in to the app. */
export async function unassignGroup(visit: Visit): Promise<Answer> {
  const { app, group } = await subject(visit);
  await visit.services.org.appGroups.unassign(app.id, group.id);
  return redirect(paths.app(app.id, 'assignments'), `${group.profile.name} no longer gives ${app.label} to anybody.`);
}
