import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import type { EndUser, EndUserForm, FieldError } from '../../workspace/index.ts';
import { AddEndUserPage, groupField } from '../pages/add-end-user.tsx';
import { ConfirmPage } from '../pages/confirm.tsx';
import { EndUserPage } from '../pages/end-user.tsx';
import { EndUsersPage } from '../pages/end-users.tsx';
import { EnvironmentAccessPage } from '../pages/environment-access.tsx';
import { FormBody } from './body.ts';
import { errorsOf, settle, show, showMissing, visitOf } from './context.ts';

const empty: EndUserForm = { name: '', email: '', environments: [], groupIds: [] };

function addPage(services: ConsoleServices, request: Request, typed: EndUserForm, errors: readonly FieldError[]) {
  const { workspace } = services;
  const environments = workspace.environments().map((one) => ({ ...one, groups: workspace.groups(one.key) }));
  // A workspace without Environments has nothing to choose: its only box starts ticked.
  const only = environments.length === 1 && errors.length === 0 ? environments.map((one) => one.key) : undefined;
  return (
    <AddEndUserPage
      visit={visitOf(services, request)}
      environments={environments}
      typed={only ? { ...typed, environments: only } : typed}
      errors={errorsOf(errors)}
    />
  );
}

function listPage(services: ConsoleServices, request: Request) {
  const all = services.workspace.endUsers();
  const query = typeof request.query.query === 'string' ? request.query.query.trim() : '';
  const users = all.filter((user) => `${user.name} ${user.email}`.toLowerCase().includes(query.toLowerCase()));
  return <EndUsersPage visit={visitOf(services, request)} query={query} total={all.length} users={users} />;
}

/**
 * Reads "Add an end user". Without script (or `:has`) a group can be selected in an environment that is not ticked; it is
 * sent as it is, so that the workspace refuses it with a message and never drops it in silence.
 */
function formOf(services: ConsoleServices, request: Request): EndUserForm {
  const body = new FormBody(request.body);
  return {
    name: body.text('name'),
    email: body.text('email'),
    environments: body.list('environments'),
    groupIds: services.workspace
      .environments()
      .flatMap(({ key }) => body.list(groupField(key)))
      .filter((id) => id !== ''),
  };
}

function accessPage(
  services: ConsoleServices,
  request: Request,
  user: EndUser,
  ticked: readonly string[],
  errors: readonly FieldError[],
) {
  const visit = visitOf(services, request);
  const environments = services.workspace.environments();
  return <EnvironmentAccessPage {...{ visit, user, environments, ticked }} errors={errorsOf(errors)} />;
}

function deletePage(services: ConsoleServices, request: Request, user: EndUser) {
  const here = { href: `${services.base}/end-users/${user.id}`, label: user.name };
  return (
    <ConfirmPage
      visit={visitOf(services, request)}
      section="End users"
      title="Delete end user"
      sentences={[
        `${user.name} (${user.email}) is signed out everywhere at once and loses all access and groups.`,
        'Where just-in-time provisioning is on, the same person comes back at the next sign-in as a new end user.',
      ]}
      action={`${here.href}/delete`}
      label="Delete end user"
      back={here}
    />
  );
}

/** End users: list, add, one person. */
export function endUserRoutes(services: ConsoleServices): Router {
  const router = Router();
  const { workspace, base } = services;
  const list = { href: `${base}/end-users`, label: 'End users' };

  function withUser(request: Request<{ id: string }>, response: Response) {
    const user = workspace.endUser(request.params.id);
    if (!user) showMissing(services, request, response, 'end user');
    return user;
  }

  router.get('/end-users', (request, response) => show(response, listPage(services, request)));
  router.get('/end-users/new', (request, response) => show(response, addPage(services, request, empty, [])));
  router.post('/end-users', async (request, response) => {
    const typed = formOf(services, request);
    const result = await workspace.addEndUser(typed);
    if (result.ok) response.redirect(303, `${base}/end-users/${result.value.id}?done=user-added`);
    else show(response, addPage(services, request, typed, result.errors), 422);
  });
  router.get('/end-users/:id', (request, response) => {
    const user = withUser(request, response);
    if (!user) return;
    const invitation = user.hasPassword ? undefined : services.mails().find((mail) => mail.to === user.email)?.link;
    const memberships = workspace.memberships(user.id);
    show(response, <EndUserPage visit={visitOf(services, request)} {...{ user, memberships, invitation }} />);
  });
  router.post('/end-users/:id/status', async (request, response) => {
    const user = withUser(request, response);
    if (!user) return;
    const status = new FormBody(request.body).text('status') === 'active' ? 'active' : 'deactivated';
    settle(services, request, response, await workspace.setUserStatus(user.id, status), {
      done: status === 'active' ? 'user-activated' : 'user-deactivated',
      refused: 'The status was not changed',
      href: `${base}/end-users/${user.id}`,
      label: user.name,
    });
  });
  router.get('/end-users/:id/access', (request, response) => {
    const user = withUser(request, response);
    if (user) show(response, accessPage(services, request, user, user.environments, []));
  });
  router.post('/end-users/:id/access', async (request, response) => {
    const user = withUser(request, response);
    if (!user) return;
    const ticked = new FormBody(request.body).list('environments');
    const result = await workspace.setEnvironmentAccess(user.id, ticked);
    if (result.ok) response.redirect(303, `${base}/end-users/${user.id}?done=environments-saved`);
    else show(response, accessPage(services, request, user, ticked, result.errors), 422);
  });
  router.get('/end-users/:id/delete', (request, response) => {
    const user = withUser(request, response);
    if (user) show(response, deletePage(services, request, user));
  });
  router.post('/end-users/:id/delete', async (request, response) => {
    const user = withUser(request, response);
    if (!user) return;
    const to = { done: 'user-deleted', refused: 'The end user was not deleted', ...list };
    settle(services, request, response, await workspace.deleteEndUser(user.id), to);
  });
  return router;
}
