import { loadControl } from '../../control/index.ts';
import { Card, Table } from '../components/index.ts';
import { get, type Route, show } from '../engine/index.ts';
import { paths } from '../paths.ts';

/** What a script can do here, and where its description is. */
export const controlApiRoutes: readonly Route[] = [
  get('/control-api', async ({ services }) => {
    const { controlOperations } = await loadControl();
    return show({
      title: 'Control API',
      place: 'Control API',
      wide: true,
      body: (
        <>
          <Card title="For tests and scripts">
            <p>
              Below <code>{services.addresses.admin}/_assay</code>, with <code>Authorization: Bearer</code> and this
              organisation’s control token.
            </p>
            <p>
              <a href={paths.openApi}>OpenAPI 3.1 description</a>
            </p>
          </Card>
          <Table
            caption="Endpoints"
            columns={[{ label: 'Endpoint' }, { label: 'What it does' }]}
            rows={controlOperations().map(({ method, path, summary }) => ({
              key: `${method} ${path}`,
              cells: [
                <code key="endpoint">
                  {method} {path}
                </code>,
                summary,
              ],
            }))}
          />
        </>
      ),
    });
  }),
];
