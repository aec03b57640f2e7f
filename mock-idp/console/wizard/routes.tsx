import { OrgError } from '../../org/index.ts';
import type { Draft } from '../draft.ts';
import { type Answer, fragment, get, post, type Route, redirect, type Visit } from '../engine/index.ts';
import { paths } from '../paths.ts';
import { customUsernameProblem } from './application-username.tsx';
import { configureSaml, previewDraft, readConfigureSaml } from './configure-saml.tsx';
import { feedback, readFeedback } from './feedback.tsx';
import type { StepPath } from './frame.tsx';
import { generalSettings, readGeneralSettings } from './general-settings.tsx';
import { AssertionPreview } from './preview.tsx';
import { appOf, wizardErrors } from './values.ts';

const gone = 'This wizard was finished, cancelled or left too long ago. Please start again.';

/** Runs a step on its draft; a draft that is gone leads back to the list. */
function onDraft(step: (visit: Visit, draft: Draft) => Answer | Promise<Answer>) {
  return (visit: Visit): Answer | Promise<Answer> => {
    const draft = visit.drafts.find(visit.sessionId, visit.param('draft'));
    return draft === undefined ? redirect(paths.applications, gone) : step(visit, draft);
  };
}

const to = (draft: Draft, step: StepPath): Answer => redirect(paths.wizard(draft.id, step));

function cancel(visit: Visit, draft: Draft): Answer {
  visit.drafts.discard(draft.id);
  return redirect(draft.appId === undefined ? paths.applications : paths.app(draft.appId, 'general'));
}

const ownErrors = (visit: Visit, { values, extras }: Draft): Record<string, string> => ({
  ...customUsernameProblem(values),
  ...wizardErrors(visit.services.org.applications.validate(appOf(values, extras)), values),
});

function afterGeneralSettings(visit: Visit, draft: Draft): Answer {
  const logo = readGeneralSettings(draft, visit.form);
  if (visit.form.text('go') === 'cancel') return cancel(visit, draft);
  const { label } = ownErrors(visit, draft);
  const errors = { ...(label !== undefined && { label }), ...(logo !== undefined && { logo }) };
  return Object.keys(errors).length === 0 ? to(draft, 'configure-saml') : generalSettings(visit, draft, errors);
}

function afterConfigureSaml(visit: Visit, draft: Draft): Answer | Promise<Answer> {
  readConfigureSaml(draft, visit.form);
  switch (visit.form.text('go')) {
    case 'cancel':
      return cancel(visit, draft);
    case 'previous':
      return to(draft, 'general-settings');
    case 'add-another':
      draft.spareRows += 1;
      return to(draft, 'configure-saml');
    case 'add-another-group':
      draft.spareGroupRows += 1;
      return to(draft, 'configure-saml');
    case 'preview':
      return configureSaml(visit, draft, { previewOf: visit.form.text('previewOf') });
  }
  const { label: _, ...errors } = ownErrors(visit, draft);
  return Object.keys(errors).length === 0 ? to(draft, 'feedback') : configureSaml(visit, draft, { errors });
}

async function finish(visit: Visit, draft: Draft): Promise<Answer> {
  const { applications } = visit.services.org;
  const input = appOf(draft.values, draft.extras);
  const app =
    draft.appId === undefined ? await applications.create(input) : await applications.update(draft.appId, input);
  if (draft.logo) await visit.services.org.logos.put(app.id, draft.logo);
  visit.drafts.discard(draft.id);
  return redirect(
    paths.app(app.id, 'sign-on'),
    draft.appId === undefined
      ? `${app.label} was created and is active. Copy its Metadata URL to the service provider, then assign people.`
      : `${app.label} was saved. The next sign-in uses the new settings.`,
  );
}

async function afterFeedback(visit: Visit, draft: Draft): Promise<Answer> {
  readFeedback(draft, visit.form);
  if (visit.form.text('go') === 'cancel') return cancel(visit, draft);
  if (visit.form.text('go') === 'previous') return to(draft, 'configure-saml');
  try {
    return await finish(visit, draft);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return backToTheCause(visit, draft, error);
  }
}

/** What the script asks for while somebody types: the preview alone, of what was not sent yet. */
async function previewAsTyped(visit: Visit, draft: Draft): Promise<Answer> {
  const typed: Draft = { ...draft };
  readConfigureSaml(typed, visit.form);
  return fragment(<AssertionPreview preview={await previewDraft(visit, typed, visit.form.text('previewOf'))} />);
}

/** Finish was refused: show the step that holds the field. */
function backToTheCause(visit: Visit, draft: Draft, error: OrgError): Answer | Promise<Answer> {
  const { label, ...others } =
    error.problems.length > 0 ? wizardErrors(error.problems, draft.values) : { label: error.message };
  return label === undefined
    ? configureSaml(visit, draft, { errors: others })
    : generalSettings(visit, draft, { label });
}

const base = '/applications/saml-wizard/:draft';

export const wizardRoutes: readonly Route[] = [
  get(
    `${base}/general-settings`,
    onDraft((visit, draft) => generalSettings(visit, draft)),
  ),
  post(`${base}/general-settings`, onDraft(afterGeneralSettings)),
  get(
    `${base}/configure-saml`,
    onDraft((visit, draft) => configureSaml(visit, draft)),
  ),
  post(`${base}/configure-saml`, onDraft(afterConfigureSaml)),
  post(`${base}/preview`, onDraft(previewAsTyped)),
  get(
    `${base}/feedback`,
    onDraft((visit, draft) => feedback(visit, draft)),
  ),
  post(`${base}/feedback`, onDraft(afterFeedback)),
];
