import { Card, EmptyState, Table } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';

/** The app-user profile of every app. */
export async function list(visit: Visit): Promise<Answer> {
  const apps = await visit.services.org.applications.list();
  return show({
    title: 'Profile Editor',
    place: 'Profile Editor',
    body: (
      <Card title="Apps">
        {apps.length === 0 ? (
          <EmptyState
            sentence="Every app has a profile of its users here, whose attributes are read as appuser.name; so far there is no app."
            action={{ href: paths.createIntegration, label: 'Create App Integration' }}
          />
        ) : (
          <Table
            caption="Profiles"
            columns={[{ label: 'Profile' }, { label: 'Custom attributes' }]}
            rows={apps.map((app) => ({
              key: app.id,
              cells: [
                <a key="profile" href={paths.profile(app.id)}>
                  {app.label} User
                </a>,
                app.appUserAttributes.length === 0 ? 'None' : app.appUserAttributes.map(({ name }) => name).join(', '),
              ],
            }))}
          />
        )}
      </Card>
    ),
  });
}
