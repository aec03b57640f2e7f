import { Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import type { ActivityFilter } from '../../workspace/index.ts';
import { ActivityPage } from '../pages/activity.tsx';
import { show, visitOf } from './context.ts';

/** Activity, filtered by person and outcome. */
export function activityRoutes(services: ConsoleServices): Router {
  const router = Router();
  router.get('/activity', (request, response) => {
    const person = typeof request.query.person === 'string' ? request.query.person.trim() : '';
    const { outcome } = request.query;
    const known = outcome === 'signed-in' || outcome === 'refused' ? outcome : undefined;
    const filter: ActivityFilter = { ...(person !== '' && { person }), ...(known && { outcome: known }) };
    const entries = services.workspace.activity(filter);
    const visit = visitOf(services, request);
    show(response, <ActivityPage visit={visit} entries={entries} filter={{ person, outcome: known ?? '' }} />);
  });
  return router;
}
