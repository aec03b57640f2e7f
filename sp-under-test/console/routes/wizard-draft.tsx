import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import { defaultGroupAttribute, type FieldError, type ProviderForm } from '../../workspace/index.ts';
import type { MetadataTyped } from '../pages/metadata-question.tsx';
import { WizardMetadataPage } from '../pages/wizard-metadata.tsx';
import { WizardProviderPage } from '../pages/wizard-provider.tsx';
import { WizardValuesPage } from '../pages/wizard-values.tsx';
import { FormBody } from './body.ts';
import { errorsOf, settle, show, showMissing, visitOf } from './context.ts';
import { metadataAnswer, metadataTyped, typedFrom, unanswered } from './metadata-answer.ts';
import { type AtDraft, authenticationPath, draftOf, formFrom, providerForm, tabOf } from './wizard-places.ts';

const path = `${authenticationPath}/drafts/:draft` as const;

function withDraft(
  services: ConsoleServices,
  request: Request<{ environment: string; draft: string }>,
  response: Response,
): AtDraft | undefined {
  const environment = services.workspace.environment(request.params.environment);
  const draft = services.workspace.draft(request.params.draft);
  if (environment && draft?.environment === environment.key) return { environment, draft };
  showMissing(services, request, response, 'draft');
  return undefined;
}

function firstPage(
  services: ConsoleServices,
  request: Request,
  at: AtDraft,
  view: { typed: ProviderForm; errors: readonly FieldError[] },
) {
  return (
    <WizardProviderPage
      visit={visitOf(services, request)}
      environment={at.environment}
      action={`${draftOf(services.base, at)}/1`}
      typed={view.typed}
      errors={errorsOf(view.errors)}
    />
  );
}

/** Page 2 or 3, with the metadata question as typed. */
function metadataPage(
  services: ConsoleServices,
  request: Request,
  at: AtDraft,
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

function showPages(services: ConsoleServices, router: Router): void {
  const { workspace, base } = services;
  router.get(`${path}/1`, (request, response) => {
    const at = withDraft(services, request, response);
    if (at) show(response, firstPage(services, request, at, { typed: formFrom(at.draft), errors: [] }));
  });
  for (const page of [2, 3] as const) {
    router.get(`${path}/${page}`, (request, response) => {
      const at = withDraft(services, request, response);
      if (!at) return;
      if (at.draft.providerId === undefined) response.redirect(`${draftOf(base, at)}/1`);
      else show(response, metadataPage(services, request, at, { page, typed: typedFrom(at.draft.answer), errors: [] }));
    });
  }
  router.post(`${path}/1`, async (request, response) => {
    const at = withDraft(services, request, response);
    if (!at) return;
    const typed = providerForm(new FormBody(request.body));
    const saved = await workspace.saveDraftForm(at.draft.id, typed);
    if (saved.ok) response.redirect(303, `${draftOf(base, at)}/2`);
    else show(response, firstPage(services, request, at, { typed, errors: saved.errors }), 422);
  });
  router.post(`${path}/next`, async (request, response) => {
    const at = withDraft(services, request, response);
    if (!at) return;
    const turned = await workspace.turnDraftPage(at.draft.id, 3);
    if (!turned.ok) return response.redirect(303, `${draftOf(base, at)}/1`);
    const typed = metadataTyped(new FormBody(request.body));
    // What was already answered on page 2 goes along to page 3, and is stored only by "Set up".
    if (typed.has !== '') return show(response, metadataPage(services, request, at, { page: 3, typed, errors: [] }));
    return response.redirect(303, `${draftOf(base, at)}/3`);
  });
}

function finish(services: ConsoleServices, router: Router): void {
  const { workspace, base } = services;
  router.post(`${path}/set-up`, async (request, response) => {
    const at = withDraft(services, request, response);
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
  router.post(`${path}/discard`, async (request, response) => {
    const at = withDraft(services, request, response);
    if (!at) return;
    settle(services, request, response, await workspace.discardDraft(at.draft.id), {
      done: 'draft-discarded',
      refused: 'The draft was not discarded',
      href: tabOf(base, at.environment.key),
      label: `Authentication in ${at.environment.name}`,
    });
  });
  // A reload of an answer to "Next" or "Set up" leads back to the page it was about.
  for (const answered of ['next', 'set-up'] as const) {
    router.get(`${path}/${answered}`, (request, response) => {
      const at = withDraft(services, request, response);
      if (at) response.redirect(`${draftOf(base, at)}/${at.draft.page}`);
    });
  }
}

/** The pages of a draft: back and forth, "Set up" (from page 2 or 3, D-02), "Discard". */
export function wizardDraftRoutes(services: ConsoleServices): Router {
  const router = Router();
  showPages(services, router);
  finish(services, router);
  return router;
}
