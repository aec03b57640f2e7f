import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import {
  defaultGroupAttribute,
  type Environment,
  type FieldError,
  type ProviderForm,
  type WizardDraft,
} from '../../workspace/index.ts';
import type { MetadataTyped } from '../pages/metadata-question.tsx';
import { WizardMetadataPage } from '../pages/wizard-metadata.tsx';
import { WizardProviderPage } from '../pages/wizard-provider.tsx';
import { WizardValuesPage } from '../pages/wizard-values.tsx';
import { FormBody } from './body.ts';
import { errorsOf, settle, show, showMessage, showMissing, visitOf } from './context.ts';
import { metadataAnswer, metadataTyped, typedFrom, unanswered } from './metadata-answer.ts';

interface At {
  environment: Environment;
  draft: WizardDraft;
}

const path = '/authentication-groups/:environment/authentication';
const blank: ProviderForm = { name: '', scope: 'all', domains: '', jit: false, groupSync: false };
const tabOf = (base: string, key: string) => `${base}/authentication-groups/${key}/authentication`;
const draftOf = (base: string, { environment, draft }: At) => `${tabOf(base, environment.key)}/drafts/${draft.id}`;

function providerForm(body: FormBody): ProviderForm {
  return {
    name: body.text('name'),
    scope: body.text('scope') === 'selected' ? 'selected' : 'all',
    domains: body.text('domains'),
    jit: body.ticked('jit'),
    groupSync: body.ticked('groupSync'),
  };
}

function formFrom(draft: WizardDraft): ProviderForm {
  const { name, enforcement, jit, groupSync } = draft;
  return { name, scope: enforcement.scope, domains: enforcement.domains.join(', '), jit, groupSync };
}

/** Page 2 or 3, with the metadata question as typed. */
function metadataPage(
  services: ConsoleServices,
  request: Request,
  at: At,
  view: { page: 2 | 3; typed: MetadataTyped; errors: readonly FieldError[] },
) {
  const common = {
    visit: visitOf(services, request),
    environment: at.environment,
    here: draftOf(services.base, at),
    typed: view.typed,
    errors: errorsOf(view.errors),
  };
  if (view.page === 3) return <WizardMetadataPage {...common} />;
  const values = services.workspace.spValues(at.draft.providerId ?? at.draft.id);
  return <WizardValuesPage {...common} draft={at.draft} values={values} groupAttribute={defaultGroupAttribute} />;
}

/** The wizard's first page, before there is a draft: "Next" makes one, and only a valid form keeps it. */
function newRoutes(services: ConsoleServices, router: Router): void {
  const { workspace, base } = services;

  function page(request: Request, environment: Environment, typed: ProviderForm, errors: readonly FieldError[]) {
    const action = `${tabOf(base, environment.key)}/providers/new`;
    const visit = visitOf(services, request);
    return <WizardProviderPage {...{ visit, environment, action, typed }} errors={errorsOf(errors)} />;
  }

  /** The environment, if a provider can be set up there now. */
  function ready(request: Request<{ environment: string }>, response: Response): Environment | undefined {
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

  router.get(`${path}/providers/new`, (request, response) => {
    const environment = ready(request, response);
    if (environment) show(response, page(request, environment, blank, []));
  });
  router.post(`${path}/providers/new`, async (request, response) => {
    const environment = ready(request, response);
    if (!environment) return;
    const typed = providerForm(new FormBody(request.body));
    const started = await workspace.startDraft(environment.key);
    if (!started.ok) return show(response, page(request, environment, typed, started.errors), 422);
    const saved = await workspace.saveDraftForm(started.value.id, typed);
    if (saved.ok) {
      return response.redirect(303, `${draftOf(base, { environment, draft: saved.value })}/2`);
    }
    await workspace.discardDraft(started.value.id);
    return show(response, page(request, environment, typed, saved.errors), 422);
  });
}

type DraftRequest = Request<{ environment: string; draft: string }>;

/** The pages of a draft: back and forth, "Set up", "Discard". */
function draftRoutes(services: ConsoleServices, router: Router): void {
  const { workspace, base } = services;

  function withDraft(request: DraftRequest, response: Response): At | undefined {
    const environment = workspace.environment(request.params.environment);
    const draft = workspace.draft(request.params.draft);
    if (environment && draft?.environment === environment.key) return { environment, draft };
    showMissing(services, request, response, 'draft');
    return undefined;
  }

  function firstPage(request: Request, at: At, typed: ProviderForm, errors: readonly FieldError[]) {
    const visit = visitOf(services, request);
    const { environment } = at;
    const action = `${draftOf(base, at)}/1`;
    return <WizardProviderPage {...{ visit, environment, action, typed }} errors={errorsOf(errors)} />;
  }

  router.get(`${path}/drafts/:draft/1`, (request, response) => {
    const at = withDraft(request, response);
    if (at) show(response, firstPage(request, at, formFrom(at.draft), []));
  });
  router.post(`${path}/drafts/:draft/1`, async (request, response) => {
    const at = withDraft(request, response);
    if (!at) return;
    const typed = providerForm(new FormBody(request.body));
    const saved = await workspace.saveDraftForm(at.draft.id, typed);
    if (saved.ok) response.redirect(303, `${draftOf(base, at)}/2`);
    else show(response, firstPage(request, at, typed, saved.errors), 422);
  });
  for (const page of [2, 3] as const) {
    router.get(`${path}/drafts/:draft/${page}`, (request, response) => {
      const at = withDraft(request, response);
      if (!at) return;
      if (at.draft.providerId === undefined) response.redirect(`${draftOf(base, at)}/1`);
      else show(response, metadataPage(services, request, at, { page, typed: typedFrom(at.draft.answer), errors: [] }));
    });
  }
  router.post(`${path}/drafts/:draft/next`, async (request, response) => {
    const at = withDraft(request, response);
    if (!at) return;
    const turned = await workspace.turnDraftPage(at.draft.id, 3);
    if (!turned.ok) return response.redirect(303, `${draftOf(base, at)}/1`);
    const typed = metadataTyped(new FormBody(request.body));
    // What was already answered on page 2 goes along to page 3, and is stored only by "Set up".
    if (typed.has !== '') return show(response, metadataPage(services, request, at, { page: 3, typed, errors: [] }));
    return response.redirect(303, `${draftOf(base, at)}/3`);
  });
  router.post(`${path}/drafts/:draft/set-up`, async (request, response) => {
    const at = withDraft(request, response);
    if (!at) return;
    const body = new FormBody(request.body);
    const typed = metadataTyped(body);
    const page = body.text('page') === '2' ? 2 : 3;
    const answer = metadataAnswer(typed);
    const result = answer && (await workspace.setUpProvider(at.draft.id, answer));
    if (result?.ok) return response.redirect(303, `${tabOf(base, at.environment.key)}?done=provider-set-up`);
    const errors = result ? result.errors : [unanswered];
    return show(response, metadataPage(services, request, at, { page, typed, errors }), 422);
  });
  router.post(`${path}/drafts/:draft/discard`, async (request, response) => {
    const at = withDraft(request, response);
    if (!at) return;
    settle(services, request, response, await workspace.discardDraft(at.draft.id), {
      done: 'draft-discarded',
      refused: 'The draft was not discarded',
      href: tabOf(base, at.environment.key),
      label: `Authentication in ${at.environment.name}`,
    });
  });
}

/** The wizard "Set up a new provider". */
export function wizardRoutes(services: ConsoleServices): Router {
  const router = Router();
  newRoutes(services, router);
  draftRoutes(services, router);
  return router;
}
