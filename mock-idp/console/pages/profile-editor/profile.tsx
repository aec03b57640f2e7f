import type { AppUserAttribute } from '../../../org/index.ts';
import { ActionForm, ButtonLink, Card, Table } from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';

/** Of every app-user profile; cannot be removed. */
const base = { title: 'Username', name: 'userName', type: 'string', kind: 'Base' };

function kindOf({ scope, union }: AppUserAttribute): string {
  if (scope === 'SELF') return 'Custom, Personal';
  return union === 'ENABLE' ? 'Custom, Group, combined' : 'Custom, Group';
}

/** "{App} User": the attributes of one app's users. */
export async function profile(visit: Visit): Promise<Answer> {
  const app = await visit.services.org.applications.get(visit.param('app'));
  const custom = app.appUserAttributes.map((attribute) => ({ ...attribute, kind: kindOf(attribute) }));
  return show({
    title: `${app.label} User`,
    place: 'Profile Editor',
    above: { label: 'Profile Editor', href: paths.profileEditor },
    action: <ButtonLink href={paths.addAttribute(app.id)} label="Add Attribute" class="primary" />,
    body: (
      <Card title="Attributes">
        <p class="lead">
          An attribute statement reads them as <code>appuser.</code> and the variable name. Values are set where a
          person is assigned to the app.
        </p>
        <Table
          caption="Attributes"
          columns={[
            { label: 'Display name' },
            { label: 'Variable name' },
            { label: 'Data type' },
            { label: 'Attribute type' },
            { label: 'Actions', end: true },
          ]}
          rows={[base, ...custom].map((attribute) => ({
            key: attribute.name,
            cells: [
              attribute.title,
              <code key="name">{attribute.name}</code>,
              attribute.type,
              attribute.kind,
              attribute === base ? null : (
                <ActionForm
                  key="remove"
                  action={paths.removeAttribute(app.id, attribute.name)}
                  csrf={visit.csrf}
                  label="Remove"
                  subject={attribute.title}
                  class="small danger"
                />
              ),
            ],
          }))}
        />
      </Card>
    ),
  });
}

/** The expression no longer resolves, so the statement that used it is no longer sent. */
export async function removeAttribute(visit: Visit): Promise<Answer> {
  const name = visit.param('name');
  const app = await visit.services.org.applications.removeAttribute(visit.param('app'), name);
  return redirect(paths.profile(app.id), `${name} was removed from the profile of ${app.label} users.`);
}
