/** The link of an activation or recovery mail: where a person sets the password. */
import type { ServerResponse } from 'node:http';
import { OrgError, type User } from '../org/index.ts';
import { csrfToken, requireCsrf } from './csrf.ts';
import type { Face } from './face-dependencies.ts';
import { formOf } from './form.ts';
import { PageRefusal } from './refusal.ts';
import { ownPath, sendPage } from './respond.ts';
import { enter } from './sign-in.ts';
import type { FormProblem } from './views.ts';
import type { Request } from './web/index.ts';

const linkDead = () =>
  new PageRefusal(
    400,
    'Activation link no longer valid',
    'This can happen if you have already activated your account, or if the URL you are trying to use is invalid. Check your mail for a newer link, or ask your administrator for one.',
    {
      check: 'activation-link',
      message: 'The link is unknown, used, replaced by a newer one, or older than seven days.',
    },
  );

const tokenOf = (request: Request): string => request.params.token ?? '';

/** `GET /tokens/{token}/verify` */
export async function showActivation(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const user = await face.org.directory.personOfToken(tokenOf(request));
  if (!user) throw linkDead();
  await show(face, request, response, user, []);
}

async function show(
  face: Face,
  request: Request,
  response: ServerResponse,
  user: User,
  problems: FormProblem[],
): Promise<void> {
  const html = (await face.views()).setPassword({
    purpose: user.status === 'PASSWORD_EXPIRED' ? 'expired' : user.status === 'RECOVERY' ? 'recovery' : 'activation',
    organisation: (await face.org.organisation.get()).name,
    login: user.profile.login,
    firstName: user.profile.firstName,
    action: request.url,
    csrf: csrfToken(request, response, face.random),
    requirements: face.org.directory.passwordRequirements,
    problems,
  });
  sendPage(response, html, { status: problems.length > 0 ? 400 : 200 });
}

/** `POST /tokens/{token}/verify` */
export async function submitActivation(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const form = formOf(request);
  requireCsrf(request, form);
  const user = await face.org.directory.personOfToken(tokenOf(request));
  if (!user) throw linkDead();
  const password = form.get('password') ?? '';
  if (password !== form.get('confirmPassword')) {
    return show(face, request, response, user, [{ message: 'New passwords must match', field: 'confirmPassword' }]);
  }
  try {
    const { id } = await face.org.directory.redeemToken(tokenOf(request), password);
    const target = ownPath(request.query.get('fromURI'), face.addresses().saml);
    await enter(face, request, response, id, { target });
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    if (error.code === 'token_invalid') throw linkDead();
    if (error.code !== 'password_complexity') throw error;
    const problems = error.problems.map(({ message }): FormProblem => ({ message, field: 'password' }));
    await show(face, request, response, user, problems);
  }
}
