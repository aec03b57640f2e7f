import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import type { ApiClientRoleForm, FieldError } from '../../workspace/index.ts';
import { ApiClientRolePage } from '../pages/api-client-role.tsx';
import { ApiClientRolesPage } from '../pages/api-client-roles.tsx';
import { ConfirmPage } from '../pages/confirm.tsx';
import { FormBody } from './body.ts';
import { errorsOf, settle, show, showMissing, visitOf } from './context.ts';

/** "API client roles": list, add, tick endpoints, delete. */
export function apiClientRoleRoutes(services: ConsoleServices): Router {
  const router = Router();
  const { workspace, base } = services;
  const list = { href: `${base}/api-clients/roles`, label: 'API client roles' };

  function rolePage(request: Request, id: string | undefined, typed: ApiClientRoleForm, errors: readonly FieldError[]) {
    return <ApiClientRolePage visit={visitOf(services, request)} id={id} typed={typed} errors={errorsOf(errors)} />;
  }

  function withRole(request: Request<{ id: string }>, response: Response) {
    const role = workspace.apiClientRole(request.params.id);
    if (!role) showMissing(services, request, response, 'client role');
    return role;
  }

  async function save(request: Request, response: Response, id: string | undefined) {
    const body = new FormBody(request.body);
    const typed = { name: body.text('name'), endpoints: body.list('endpoints') };
    const saved = await workspace.saveApiClientRole(id, typed);
    if (saved.ok) response.redirect(303, `${list.href}?done=role-saved`);
    else show(response, rolePage(request, id, typed, saved.errors), 422);
  }

  router.get('/api-clients/roles', (request, response) => {
    const [roles, clients] = [workspace.apiClientRoles(), workspace.apiClients()];
    show(response, <ApiClientRolesPage visit={visitOf(services, request)} roles={roles} clients={clients} />);
  });
  router.get('/api-clients/roles/new', (request, response) => {
    show(response, rolePage(request, undefined, { name: '', endpoints: [] }, []));
  });
  router.post('/api-clients/roles', (request, response) => save(request, response, undefined));
  router.get('/api-clients/roles/:id', (request, response) => {
    const role = withRole(request, response);
    if (role) show(response, rolePage(request, role.id, role, []));
  });
  router.post('/api-clients/roles/:id', async (request, response) => {
    const role = withRole(request, response);
    if (role) await save(request, response, role.id);
  });
  router.get('/api-clients/roles/:id/delete', (request, response) => {
    const role = withRole(request, response);
    if (!role) return;
    const here = { href: `${list.href}/${role.id}`, label: role.name };
    show(
      response,
      <ConfirmPage
        visit={visitOf(services, request)}
        section="API clients"
        title="Delete client role"
        sentences={[`The client role ${role.name} will be gone. A role that a client has cannot be deleted.`]}
        action={`${here.href}/delete`}
        label="Delete client role"
        back={here}
      />,
    );
  });
  router.post('/api-clients/roles/:id/delete', async (request, response) => {
    const role = withRole(request, response);
    if (!role) return;
    const result = await workspace.deleteApiClientRole(role.id);
    settle(services, request, response, result, {
      done: 'role-deleted',
      refused: 'The client role was not deleted',
      ...list,
    });
  });
  return router;
}
