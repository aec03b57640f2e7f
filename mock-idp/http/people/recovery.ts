/** "Need help signing in?": a forgotten password and a locked account, by a link in a mail. */
import type { ServerResponse } from 'node:http';
import { OrgError } from '../../org/index.ts';
import type { Face } from '../face-dependencies.ts';
import { csrfToken, requireCsrf } from '../pages/csrf.ts';
import { formOf } from '../pages/form.ts';
import { PageRefusal } from '../pages/refusal.ts';
import { ownPath, sendPage } from '../pages/respond.ts';
import type { FormProblem, RecoveryProps } from '../views.ts';
import type { Request } from '../web/index.ts';
import { passwordLink, targetOf, tokenOf } from './password-link.ts';
import { forgotPasswordPath, unlockAccountPath } from './recovery-paths.ts';
import { signInPath } from './sign-in.ts';

type Serve = (face: Face, request: Request, response: ServerResponse) => Promise<void>;
type Purpose = RecoveryProps['purpose'];

const linkDead = () =>
  new PageRefusal(
    403,
    'Account recovery link no longer valid',
    'You have accessed an account recovery link that has expired or been previously used.',
    {
      check: 'recovery-link',
      message:
        'The link is unknown, used, replaced by a newer one, or older than an hour; or the account has changed since.',
    },
  );

interface Shown extends Pick<RecoveryProps, 'purpose' | 'step' | 'action'> {
  identifier?: string;
  fromUri: string | undefined;
  problems?: FormProblem[];
}

async function show(face: Face, request: Request, response: ServerResponse, shown: Shown): Promise<void> {
  const { fromUri, identifier = '', problems = [], ...rest } = shown;
  const html = (await face.views()).recovery({
    ...rest,
    organisation: (await face.org.organisation.get()).name,
    csrf: csrfToken(request, response, face.random),
    identifier,
    problems,
    ...(fromUri !== undefined && { fromUri }),
    signInUrl: fromUri === undefined ? signInPath : `${signInPath}?fromURI=${encodeURIComponent(fromUri)}`,
  });
  sendPage(response, html, { status: problems.length > 0 ? 400 : 200 });
}

const pathOf: Readonly<Record<Purpose, string>> = { password: forgotPasswordPath, unlock: unlockAccountPath };

const ask =
  (purpose: Purpose): Serve =>
  (face, request, response) =>
    show(face, request, response, {
      purpose,
      step: 'identify',
      action: pathOf[purpose],
      fromUri: targetOf(face, request),
    });

/** Answers everybody alike: whether there is such a person stands in the mail, or in none. */
const send =
  (purpose: Purpose): Serve =>
  async (face, request, response) => {
    const form = formOf(request);
    requireCsrf(request, form);
    const identifier = (form.get('identifier') ?? '').trim();
    const fromUri = ownPath(form.get('fromURI'), face.addresses().saml);
    const shown = { purpose, action: pathOf[purpose], identifier, fromUri };
    if (identifier === '') {
      const problems: FormProblem[] = [{ message: 'This field cannot be left blank', field: 'identifier' }];
      return show(face, request, response, { ...shown, step: 'identify', problems });
    }
    const { recovery } = face.org;
    await (purpose === 'password' ? recovery.forgotPassword : recovery.unlockAccount)(identifier, fromUri);
    await show(face, request, response, { ...shown, step: 'sent' });
  };

const resetLink = passwordLink({
  find: (face, token) => face.org.recovery.personOf('recovery', token),
  purposeOf: () => 'recovery',
  redeem: (face, token, password) => face.org.recovery.resetPassword(token, password),
  dead: linkDead,
});

/** Only looking unlocks nothing: programs that read mails follow links, too. */
const unlockPage: Serve = async (face, request, response) => {
  const user = await face.org.recovery.personOf('unlock', tokenOf(request));
  if (!user) throw linkDead();
  await show(face, request, response, {
    purpose: 'unlock',
    step: 'confirm',
    action: request.url,
    identifier: user.profile.login,
    fromUri: targetOf(face, request),
  });
};

const unlock: Serve = async (face, request, response) => {
  requireCsrf(request, formOf(request));
  try {
    await face.org.recovery.unlock(tokenOf(request));
  } catch (error) {
    throw error instanceof OrgError && error.code === 'token_invalid' ? linkDead() : error;
  }
  const fromUri = targetOf(face, request);
  await show(face, request, response, { purpose: 'unlock', step: 'done', action: request.url, fromUri });
};

export const recoveryRoutes: readonly (readonly ['get' | 'post', string, Serve])[] = [
  ['get', forgotPasswordPath, ask('password')],
  ['post', forgotPasswordPath, send('password')],
  ['get', unlockAccountPath, ask('unlock')],
  ['post', unlockAccountPath, send('unlock')],
  ['get', '/signin/reset-password/:token', resetLink.show],
  ['post', '/signin/reset-password/:token', resetLink.submit],
  ['get', '/signin/unlock/:token', unlockPage],
  ['post', '/signin/unlock/:token', unlock],
];
