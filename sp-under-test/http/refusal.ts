import type { Request, Response } from 'express';
import type { ActivityEntry } from '../workspace/index.ts';
import { ensureBrowser, noteRefusal } from './browser.ts';
import type { ServerContext } from './server-context.ts';

/** What the person is told where a reason concerns him; everything else is the message's fault and told alike. */
const sentences: Readonly<Record<string, string>> = {
  provider_not_configured: 'Single sign-on is not set up here.',
  saml_disabled: 'Single sign-on is switched off here.',
  user_not_provisioned: 'You have no account here yet. Ask your administrator to add you.',
  environment_access_denied: 'You have no access to this environment. Ask your administrator for it.',
  user_deactivated: 'Your account is deactivated. Ask your administrator.',
  orchestrate_forbidden: 'This way of signing in gives no access to Workato Orchestrate.',
  product_access_denied: 'You have no access to this product. Ask your administrator for a group that has.',
  relay_state_forbidden: 'The page you were to be sent to is not known here.',
  sso_required: 'Sign in with your company’s single sign-on.',
  credentials_invalid: 'That email and password do not belong together.',
  too_many_attempts: 'Too many attempts. Try again in a while.',
};
const messageSentence = 'Your sign-in could not be completed. Try again, or ask your administrator.';

/** Who has no access may well be signed in; whoever was refused at the door may be, from before. Neither is told otherwise. */
function headingFor(reason: string): string {
  const inside = ['orchestrate_forbidden', 'product_access_denied', 'environment_access_denied'];
  return inside.includes(reason) ? 'You have no access' : 'You could not be signed in';
}

/** A refusal: what the log keeps, and where the person may try again. */
export type Refusal = Omit<ActivityEntry, 'reference' | 'at' | 'outcome' | 'reason'> & {
  reason: string;
  /** Absent: where everybody begins, if the sentence says to try again. */
  tryAgainHref?: string;
  /** What the person is told, where it is not what the reason says anyway. */
  sentence?: string;
};

/** The public sentence for a reason. */
export function sentenceFor(reason: string): string {
  return sentences[reason] ?? messageSentence;
}

/** Keeps a refusal in the activity and in the browser's record; gives the reference. */
export async function recordRefusal(
  context: ServerContext,
  request: Request,
  response: Response,
  { tryAgainHref: _href, sentence: _sentence, ...entry }: Refusal,
): Promise<string> {
  const reference = context.reference();
  await context.workspace.record({
    reference,
    at: context.clock.now().toISOString(),
    outcome: 'refused',
    ...entry,
  });
  const { detail, findings = [], reason } = entry;
  context.log.info({ reference, reason, detail, reasons: findings.map((one) => one.reason) }, 'sign-in refused');
  await noteRefusal(context, ensureBrowser(context, request, response), { reason: entry.reason, reference });
  return reference;
}

/** Refuses with the calm page. */
export async function refuse(
  context: ServerContext,
  request: Request,
  response: Response,
  refusal: Refusal,
  status = 403,
): Promise<void> {
  const reference = await recordRefusal(context, request, response, refusal);
  const { reason, sentence = sentenceFor(reason) } = refusal;
  const { tryAgainHref = sentence === messageSentence ? '/' : undefined } = refusal;
  const page = context.views.refused({
    heading: headingFor(reason),
    sentence,
    reason,
    reference,
    ...(tryAgainHref !== undefined && { tryAgainHref }),
  });
  response.status(status).type('html').send(page);
}
