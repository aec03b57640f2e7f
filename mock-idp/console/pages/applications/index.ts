/** Applications > Applications: the list, a new integration, and the tabs of one app. */
import { get, post, type Route } from '../../engine/index.ts';
import { assignForm, assignments, assignToPeople, saveAssignment, unassign } from './assignments.tsx';
import { activate, deactivate, edit, general, remove } from './general.tsx';
import { instructions } from './instructions.tsx';
import { list } from './list.tsx';
import { newIntegration, startIntegration } from './new-integration.tsx';
import { certificate, signOn } from './sign-on.tsx';

export const applicationsRoutes: readonly Route[] = [
  get('/apps', list),
  get('/apps/new', newIntegration),
  post('/apps/new', startIntegration),
  get('/apps/:app/general', general),
  post('/apps/:app/edit', edit),
  post('/apps/:app/activate', activate),
  post('/apps/:app/deactivate', deactivate),
  post('/apps/:app/delete', remove),
  get('/apps/:app/sign-on', signOn),
  get('/apps/:app/certificate', certificate),
  get('/apps/:app/setup/help/SAML_2_0/instructions', instructions),
  get('/apps/:app/assignments', assignments),
  get('/apps/:app/assignments/people', assignToPeople),
  get('/apps/:app/assignments/people/:person', assignForm),
  post('/apps/:app/assignments/people/:person', saveAssignment),
  post('/apps/:app/assignments/people/:person/unassign', unassign),
];
