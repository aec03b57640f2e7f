import type { AppUserAttribute } from '../../../org/index.ts';
import { ActionForm, ButtonLink, Card, Table } from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { profileSubject } from './subject.ts';

function kindOf({ scope, union, required }: AppUserAttribute, root: 'user' | 'appuser'): string {
  const must = required === true ? ', required' : '';
  if (root === 'user') return `Custom${must}`;
  if (scope === 'SELF') return `Custom, Personal${must}`;
  return union === 'ENABLE' ? `Custom, Group, combined${must}` : `Custom, Group${must}`;
}

/** "{App} User" or "User (default)": its attributes. */
export async function profile(visit: Visit): Promise<Answer> {
  const subject = await profileSubject(visit);
  const { id, title, root, base, custom } = subject;
  const where = root === 'user' ? 'on the person' : 'where a person or group is assigned to the app';
  const rows = [
    ...base.map(([name, label]) => ({ name, title: label, type: 'string', kind: 'Base', own: false })),
    ...custom.map((attribute) => ({ ...attribute, kind: kindOf(attribute, root), own: true })),
  ];
  return show({
    title,
    place: 'Profile Editor',
    above: { label: 'Profile Editor', href: paths.profileEditor },
    action: <ButtonLink href={paths.addAttribute(id)} label="Add Attribute" class="primary" />,
    body: (
      <Card title="Attributes">
        <p class="lead">
          An attribute statement reads them as <code>{root}.</code> and the variable name. Values are set {where}.
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
          rows={rows.map((attribute) => ({
            key: attribute.name,
            cells: [
              attribute.title,
              <code key="name">{attribute.name}</code>,
              attribute.type,
              attribute.kind,
              attribute.own && (
                <div key="actions" class="actions">
                  <ButtonLink
                    href={paths.attribute(id, attribute.name)}
                    label="Edit"
                    subject={attribute.title}
                    class="small"
                  />
                  <ActionForm
                    action={paths.removeAttribute(id, attribute.name)}
                    csrf={visit.csrf}
                    label="Remove"
                    subject={attribute.title}
                    class="small danger"
                  />
                </div>
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
  const subject = await profileSubject(visit);
  const name = visit.param('name');
  await subject.remove(name);
  return redirect(paths.profile(subject.id), `${name} was removed from ${subject.title}.`);
}
