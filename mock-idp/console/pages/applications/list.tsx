import { ButtonLink, Card, EmptyState, Status, Table } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';

/** Applications > Applications. */
export async function list(visit: Visit): Promise<Answer> {
  const apps = await visit.services.org.applications.list();
  return show({
    title: 'Applications',
    place: 'Applications',
    action: (
      <span class="actions">
        <ButtonLink href={paths.importMetadata} label="Import SP metadata" />
        <ButtonLink href={paths.createIntegration} label="Create App Integration" class="primary" />
      </span>
    ),
    body: (
      <Card>
        {apps.length === 0 ? (
          <EmptyState sentence="App integrations appear here: each lets the people assigned to it sign in to one service provider. Create the first with the button above." />
        ) : (
          <Table
            caption="App integrations"
            columns={[
              { label: 'Name' },
              { label: 'Sign-in method' },
              { label: 'Status' },
              { label: 'Audience URI (SP Entity ID)' },
            ]}
            rows={apps.map((app) => ({
              key: app.id,
              cells: [
                <a key="label" href={paths.app(app.id, 'general')}>
                  {app.label}
                </a>,
                <span key="mode" class="nowrap">
                  SAML 2.0
                </span>,
                <Status key="status" {...(app.status === 'ACTIVE' ? { tone: 'good' } : {})}>
                  {app.status === 'ACTIVE' ? 'Active' : 'Inactive'}
                </Status>,
                <code key="audience">{app.settings.signOn.audience}</code>,
              ],
            }))}
          />
        )}
      </Card>
    ),
  });
}
