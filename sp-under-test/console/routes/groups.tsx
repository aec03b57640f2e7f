import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import type { EndUserGroup, Environment, FieldError } from '../../workspace/index.ts';
import { ConfirmPage } from '../pages/confirm.tsx';
import { CreateGroupPage } from '../pages/create-group.tsx';
import { GroupPage } from '../pages/group.tsx';
import { GroupsTab } from '../pages/groups-tab.tsx';
import { FormBody } from './body.ts';
import { errorsOf, settle, show, showMissing, visitOf } from './context.ts';

/** Who can be put into a group: everybody with access to its environment. */
function candidates({ workspace }: ConsoleServices, environment: Environment) {
  return workspace.endUsers().filter((user) => user.environments.includes(environment.key));
}

function createPage(
  services: ConsoleServices,
  request: Request,
  environment: Environment,
  typed: { name: string; memberIds: readonly string[] },
  errors: readonly FieldError[],
) {
  const visit = visitOf(services, request);
  const people = candidates(services, environment);
  return <CreateGroupPage {...{ visit, environment, typed }} candidates={people} errors={errorsOf(errors)} />;
}

function groupPage(
  services: ConsoleServices,
  request: Request,
  at: { environment: Environment; group: EndUserGroup },
  errors: readonly FieldError[],
) {
  return (
    <GroupPage
      visit={visitOf(services, request)}
      {...at}
      members={services.workspace.members(at.group.id)}
      candidates={candidates(services, at.environment)}
      errors={errorsOf(errors)}
    />
  );
}

/** The tab "End-user group" and everything behind it. */
export function groupRoutes(services: ConsoleServices): Router {
  const router = Router();
  const { workspace, base } = services;
  const tabOf = (environment: Environment) => `${base}/authentication-groups/${environment.key}`;

  function withEnvironment(request: Request<{ environment: string }>, response: Response) {
    const environment = workspace.environment(request.params.environment);
    if (!environment) showMissing(services, request, response, 'environment');
    return environment;
  }

  function withGroup(request: Request<{ environment: string; group: string }>, response: Response) {
    const environment = withEnvironment(request, response);
    if (!environment) return undefined;
    const group = workspace.group(request.params.group);
    if (group?.environment === environment.key) return { environment, group };
    showMissing(services, request, response, 'group');
    return undefined;
  }

  router.get('/authentication-groups/:environment', (request, response) => {
    const environment = withEnvironment(request, response);
    if (!environment) return;
    const groups = workspace.groups(environment.key).map((group) => ({
      ...group,
      members: workspace.members(group.id).length,
    }));
    const visit = visitOf(services, request);
    show(response, <GroupsTab {...{ visit, environment, groups }} environments={workspace.environments()} />);
  });
  router.get('/authentication-groups/:environment/groups/new', (request, response) => {
    const environment = withEnvironment(request, response);
    if (environment) show(response, createPage(services, request, environment, { name: '', memberIds: [] }, []));
  });
  router.post('/authentication-groups/:environment/groups', async (request, response) => {
    const environment = withEnvironment(request, response);
    if (!environment) return;
    const body = new FormBody(request.body);
    const typed = { name: body.text('name'), memberIds: body.list('memberIds') };
    const result = await workspace.createGroup({ environment: environment.key, ...typed });
    if (result.ok) response.redirect(303, `${tabOf(environment)}?done=group-created`);
    else show(response, createPage(services, request, environment, typed, result.errors), 422);
  });
  router.get('/authentication-groups/:environment/groups/:group', (request, response) => {
    const at = withGroup(request, response);
    if (at) show(response, groupPage(services, request, at, []));
  });
  router.post('/authentication-groups/:environment/groups/:group/members', async (request, response) => {
    const at = withGroup(request, response);
    if (!at) return;
    const result = await workspace.setGroupMembers(at.group.id, new FormBody(request.body).list('memberIds'));
    if (result.ok) response.redirect(303, `${tabOf(at.environment)}/groups/${at.group.id}?done=group-saved`);
    else show(response, groupPage(services, request, at, result.errors), 422);
  });
  router.get('/authentication-groups/:environment/groups/:group/delete', (request, response) => {
    const at = withGroup(request, response);
    if (!at) return;
    const here = { href: `${tabOf(at.environment)}/groups/${at.group.id}`, label: at.group.name };
    show(
      response,
      <ConfirmPage
        visit={visitOf(services, request)}
        section="Authentication & Groups"
        title="Delete end-user group"
        sentences={[
          `The group ${at.group.name} of ${at.environment.name} will be gone, and with it what only it opened.`,
          'Its end users stay.',
        ]}
        action={`${here.href}/delete`}
        label="Delete end-user group"
        back={here}
      />,
    );
  });
  router.post('/authentication-groups/:environment/groups/:group/delete', async (request, response) => {
    const at = withGroup(request, response);
    if (!at) return;
    settle(services, request, response, await workspace.deleteGroup(at.group.id), {
      done: 'group-deleted',
      refused: 'The group was not deleted',
      href: tabOf(at.environment),
      label: `End-user groups in ${at.environment.name}`,
    });
  });
  return router;
}
