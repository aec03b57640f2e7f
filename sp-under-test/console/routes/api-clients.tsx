import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import type { ApiClient, ApiClientForm, FieldError, NewToken } from '../../workspace/index.ts';
import { ApiClientPage } from '../pages/api-client.tsx';
import { ApiClientsPage } from '../pages/api-clients.tsx';
import { ApiTokenPage } from '../pages/api-token.tsx';
import { ConfirmPage } from '../pages/confirm.tsx';
import { CreateApiClientPage } from '../pages/create-api-client.tsx';
import { FormBody } from './body.ts';
import { errorsOf, settle, show, showMissing, visitOf } from './context.ts';

function createPage(services: ConsoleServices, request: Request, typed: ApiClientForm, errors: readonly FieldError[]) {
  const { workspace } = services;
  return (
    <CreateApiClientPage
      visit={visitOf(services, request)}
      environments={workspace.environments()}
      roles={workspace.apiClientRoles()}
      typed={typed}
      errors={errorsOf(errors)}
    />
  );
}

function rotatePage(services: ConsoleServices, request: Request, { id, name }: ApiClient) {
  const here = { href: `${services.base}/api-clients/${id}`, label: name };
  return (
    <ConfirmPage
      visit={visitOf(services, request)}
      section="API clients"
      title="Rotate token"
      sentences={[`${name} gets a new token. The one it uses now stops working at once.`]}
      action={`${here.href}/rotate`}
      label="Rotate token"
      back={here}
    />
  );
}

function deletePage(services: ConsoleServices, request: Request, { id, name }: ApiClient) {
  const here = { href: `${services.base}/api-clients/${id}`, label: name };
  return (
    <ConfirmPage
      visit={visitOf(services, request)}
      section="API clients"
      title="Delete API client"
      sentences={[`${name} can call nothing any more, at once. What it changed stays as it is.`]}
      action={`${here.href}/delete`}
      label="Delete API client"
      back={here}
    />
  );
}

/** API clients: list, create, one client, a new token, delete. */
export function apiClientRoutes(services: ConsoleServices): Router {
  const router = Router();
  const { workspace, base } = services;
  const list = { href: `${base}/api-clients`, label: 'API clients' };

  function withClient(request: Request<{ id: string }>, response: Response) {
    const client = workspace.apiClient(request.params.id);
    if (!client) showMissing(services, request, response, 'API client');
    return client;
  }

  /** Shown in the answer itself and never at an address: what is not kept cannot be read again. */
  function showToken(request: Request, response: Response, { client, token }: NewToken) {
    const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    show(response, <ApiTokenPage visit={visitOf(services, request)} {...{ origin, client, token }} />);
  }

  router.get('/api-clients', (request, response) => {
    const [clients, roles] = [workspace.apiClients(), workspace.apiClientRoles()];
    show(response, <ApiClientsPage visit={visitOf(services, request)} clients={clients} roles={roles} />);
  });
  router.get('/api-clients/new', (request, response) => {
    show(response, createPage(services, request, { name: '', environment: '', roleId: '' }, []));
  });
  router.post('/api-clients', async (request, response) => {
    const body = new FormBody(request.body);
    const typed = { name: body.text('name'), environment: body.text('environment'), roleId: body.text('roleId') };
    const created = await workspace.createApiClient(typed);
    if (created.ok) showToken(request, response, created.value);
    else show(response, createPage(services, request, typed, created.errors), 422);
  });
  router.get('/api-clients/:id', (request, response) => {
    const client = withClient(request, response);
    if (!client) return;
    const role = workspace.apiClientRole(client.roleId);
    show(response, <ApiClientPage visit={visitOf(services, request)} client={client} role={role} />);
  });
  router.get('/api-clients/:id/rotate', (request, response) => {
    const client = withClient(request, response);
    if (client) show(response, rotatePage(services, request, client));
  });
  router.post('/api-clients/:id/rotate', async (request, response) => {
    const client = withClient(request, response);
    if (!client) return;
    const rotated = await workspace.rotateApiClientToken(client.id);
    if (rotated.ok) showToken(request, response, rotated.value);
    else showMissing(services, request, response, 'API client');
  });
  router.get('/api-clients/:id/delete', (request, response) => {
    const client = withClient(request, response);
    if (client) show(response, deletePage(services, request, client));
  });
  router.post('/api-clients/:id/delete', async (request, response) => {
    const client = withClient(request, response);
    if (!client) return;
    const to = { done: 'client-deleted', refused: 'The API client was not deleted', ...list };
    settle(services, request, response, await workspace.deleteApiClient(client.id), to);
  });
  return router;
}
