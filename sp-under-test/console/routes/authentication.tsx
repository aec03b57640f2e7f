import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import type { Environment, FieldError, IdentityProvider, ProviderLink } from '../../workspace/index.ts';
import { AuthenticationTab } from '../pages/authentication-tab.tsx';
import { ProvisioningDialog } from '../pages/provisioning-dialog.tsx';
import { FormBody } from './body.ts';
import { errorsOf, settle, show, showMissing, visitOf } from './context.ts';

const path = '/authentication-groups/:environment/authentication';

interface OpenDialog {
  provider: IdentityProvider;
  link: ProviderLink;
  errors: readonly FieldError[];
}

function tab(services: ConsoleServices, request: Request, environment: Environment, open?: OpenDialog) {
  const { workspace, base } = services;
  const visit = visitOf(services, request);
  const here = `${base}/authentication-groups/${environment.key}/authentication`;
  const dialog = open && (
    <ProvisioningDialog
      csrf={visit.csrf}
      provider={open.provider}
      link={open.link}
      environmentName={environment.name}
      action={`${here}/provisioning/${open.provider.id}`}
      back={here}
      errors={errorsOf(open.errors)}
    />
  );
  return (
    <AuthenticationTab
      visit={visit}
      environments={workspace.environments()}
      environment={environment}
      samlEnabled={workspace.authentication(environment.key).samlEnabled}
      rows={workspace.providerRows(environment.key)}
      drafts={workspace.drafts(environment.key)}
      now={services.now()}
      dialog={dialog}
    />
  );
}

function provisioningRoutes(services: ConsoleServices, router: Router): void {
  const { workspace, base } = services;

  function withLink(request: Request<{ environment: string; provider: string }>, response: Response) {
    const environment = workspace.environment(request.params.environment);
    const provider = workspace.provider(request.params.provider);
    const link = environment && provider && workspace.link(environment.key, provider.id);
    if (environment && provider && link) return { environment, provider, link };
    showMissing(services, request, response, 'provider in this environment');
    return undefined;
  }

  router.get(`${path}/provisioning/:provider`, (request, response) => {
    const at = withLink(request, response);
    if (at) show(response, tab(services, request, at.environment, { ...at, errors: [] }));
  });
  router.post(`${path}/provisioning/:provider`, async (request, response) => {
    const at = withLink(request, response);
    if (!at) return;
    const body = new FormBody(request.body);
    const provisioning = body.text('provisioning');
    if (provisioning !== 'manual' && provisioning !== 'jit') {
      const message = 'Choose how end users are provisioned.';
      const errors = [{ field: 'provisioning', code: 'required', message }];
      return show(response, tab(services, request, at.environment, { ...at, errors }), 422);
    }
    const choice = { provisioning, groupSync: body.ticked('groupSync') } as const;
    const result = await workspace.saveProvisioning(at.environment.key, at.provider.id, choice);
    const here = `${base}/authentication-groups/${at.environment.key}/authentication`;
    if (result.ok) return response.redirect(303, `${here}?done=provisioning-saved`);
    return show(response, tab(services, request, at.environment, { ...at, errors: result.errors }), 422);
  });
}

/** The tab "Authentication": toggle, selection of a provider, the modal "Provisioning". */
export function authenticationRoutes(services: ConsoleServices): Router {
  const router = Router();
  const { workspace, base } = services;

  function withEnvironment(request: Request<{ environment: string }>, response: Response) {
    const environment = workspace.environment(request.params.environment);
    if (!environment) showMissing(services, request, response, 'environment');
    return environment;
  }

  router.get('/authentication-groups', (request, response) => {
    const first = workspace.environments()[0];
    if (first) response.redirect(`${base}/authentication-groups/${first.key}`);
    else showMissing(services, request, response, 'environment');
  });
  router.get(path, (request, response) => {
    const environment = withEnvironment(request, response);
    if (environment) show(response, tab(services, request, environment));
  });
  router.post(`${path}/saml`, async (request, response) => {
    const environment = withEnvironment(request, response);
    if (!environment) return;
    const enabled = new FormBody(request.body).text('enabled') === 'true';
    settle(services, request, response, await workspace.setSamlEnabled(environment.key, enabled), {
      done: enabled ? 'saml-on' : 'saml-off',
      refused: 'The toggle was not changed',
      href: `${base}/authentication-groups/${environment.key}/authentication`,
      label: `Authentication in ${environment.name}`,
    });
  });
  provisioningRoutes(services, router);
  return router;
}
