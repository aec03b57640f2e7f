import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import type { Environment, FieldError, ProviderForm } from '../../workspace/index.ts';
import { WizardProviderPage } from '../pages/wizard-provider.tsx';
import { FormBody } from './body.ts';
import { errorsOf, show, showMessage, showMissing, visitOf } from './context.ts';
import { authenticationPath, draftOf, providerForm, tabOf } from './wizard-places.ts';

const blank: ProviderForm = { name: '', scope: 'all', domains: '', jit: false, groupSync: false };

/** The environment, if a provider can be set up there now; otherwise the request has been answered. */
function ready(services: ConsoleServices, request: Request<{ environment: string }>, response: Response) {
  const { workspace, base } = services;
  const environment = workspace.environment(request.params.environment);
  if (!environment) {
    showMissing(services, request, response, 'environment');
    return undefined;
  }
  if (workspace.authentication(environment.key).samlEnabled) return environment;
  showMessage(services, request, response, {
    status: 409,
    title: 'SAML-based SSO authentication is off',
    sentence: `Turn it on in ${environment.name} first; then a provider can be set up.`,
    back: { href: tabOf(base, environment.key), label: `Authentication in ${environment.name}` },
  });
  return undefined;
}

/** The wizard's first page, before there is a draft: "Next" makes one, and only a valid form keeps it. */
export function wizardStartRoutes(services: ConsoleServices): Router {
  const router = Router();
  const { workspace, base } = services;

  function page(request: Request, environment: Environment, typed: ProviderForm, errors: readonly FieldError[]) {
    const action = `${tabOf(base, environment.key)}/providers/new`;
    const visit = visitOf(services, request);
    return <WizardProviderPage {...{ visit, environment, action, typed }} errors={errorsOf(errors)} />;
  }

  router.get(`${authenticationPath}/providers/new`, (request, response) => {
    const environment = ready(services, request, response);
    if (environment) show(response, page(request, environment, blank, []));
  });
  router.post(`${authenticationPath}/providers/new`, async (request, response) => {
    const environment = ready(services, request, response);
    if (!environment) return;
    const typed = providerForm(new FormBody(request.body));
    const started = await workspace.startDraft(environment.key);
    if (!started.ok) return show(response, page(request, environment, typed, started.errors), 422);
    const saved = await workspace.saveDraftForm(started.value.id, typed);
    if (saved.ok) return response.redirect(303, `${draftOf(base, { environment, draft: saved.value })}/2`);
    await workspace.discardDraft(started.value.id);
    return show(response, page(request, environment, typed, saved.errors), 422);
  });
  return router;
}
