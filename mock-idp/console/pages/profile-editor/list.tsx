import { Card, Table } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { userProfileId } from './subject.ts';

const named = (attributes: readonly { name: string }[]) =>
  attributes.length === 0 ? 'None' : attributes.map(({ name }) => name).join(', ');

/** Okta's own profile, and the app-user profile of every app. */
export async function list(visit: Visit): Promise<Answer> {
  const { applications, userSchema } = visit.services.org;
  const profiles = [
    { id: userProfileId, label: 'User (default)', kind: 'Okta', attributes: named(await userSchema.list()) },
    ...(await applications.list()).map((app) => ({
      id: app.id,
      label: `${app.label} User`,
      kind: 'App',
      attributes: named(app.appUserAttributes),
    })),
  ];
  return show({
    title: 'Profile Editor',
    place: 'Profile Editor',
    body: (
      <Card>
        <p class="lead">
          What is known of a person: <code>user.name</code> everywhere, and <code>appuser.name</code> at one app.
        </p>
        <Table
          caption="Profiles"
          columns={[{ label: 'Profile' }, { label: 'Type' }, { label: 'Custom attributes' }]}
          rows={profiles.map(({ id, label, kind, attributes }) => ({
            key: id,
            cells: [
              <a key="profile" href={paths.profile(id)}>
                {label}
              </a>,
              kind,
              attributes,
            ],
          }))}
        />
      </Card>
    ),
  });
}
