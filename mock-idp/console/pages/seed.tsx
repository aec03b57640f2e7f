import { exportSeed } from '../../seed/index.ts';
import { ButtonLink, Card } from '../components/index.ts';
import { type Answer, download, get, type Route, show, type Visit } from '../engine/index.ts';
import { paths } from '../paths.ts';

function page(_visit: Visit): Answer {
  return show({
    title: 'Seed',
    place: 'Seed',
    body: (
      <Card title="This organisation as a file">
        <p class="lead">
          People, groups, apps and assignments, in a file that makes them again: <code>assay idp --seed FILE</code>.
          Passwords and keys are not in it.
        </p>
        <ButtonLink href={paths.downloadSeed} label="Download seed" class="primary" />
      </Card>
    ),
  });
}

async function file(visit: Visit): Promise<Answer> {
  const seed = await exportSeed(visit.services.org);
  return download('organisation.json', 'application/json', `${JSON.stringify(seed, null, 2)}\n`);
}

/** The current state, to keep and to hand on. */
export const seedRoutes: readonly Route[] = [get('/seed', page), get('/seed/download', file)];
