/** The sign-in page: identifier first, then the password, then on to where the person was going. */
import type { ServerResponse } from 'node:http';
import type { Face } from '../face-dependencies.ts';
import { laboratoryPath } from '../laboratory/laboratory-form.ts';
import { readCookie, sessionCookie, setCookie } from '../pages/cookies.ts';
import { csrfToken, requireCsrf } from '../pages/csrf.ts';
import { formOf } from '../pages/form.ts';
import { ownPath, sendPage } from '../pages/respond.ts';
import { askingOf, pendingOf } from '../sign-on/pending.ts';
import type { FormProblem, SignInProps } from '../views.ts';
import { type Request, redirect } from '../web/index.ts';
import { recoveryUrls } from './recovery-paths.ts';

export const signInPath = '/login/login.htm';
export const dashboardPath = '/app/UserHome';
/** "Keep me signed in": the cookie outlives the browser for as long as the session lives. */
const keepSeconds = 2 * 60 * 60;
const blank = 'This field cannot be left blank';

/** `GET /login/login.htm` */
export async function showSignIn(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const query = request.query;
  const identifier = query.get('login_hint') ?? '';
  await show(face, request, response, { fromUri: query.get('fromURI'), identifier, step: 'identifier' });
}

interface Shown {
  fromUri: string | null;
  identifier: string;
  step: SignInProps['step'];
  rememberMe?: boolean;
  problems?: FormProblem[];
}

async function show(face: Face, request: Request, response: ServerResponse, shown: Shown): Promise<void> {
  const fromUri = ownPath(shown.fromUri, face.addresses().saml);
  const { name } = await face.org.organisation.get();
  const html = (await face.views()).signIn({
    step: shown.step,
    organisation: name,
    action: signInPath,
    csrf: csrfToken(request, response, face.random),
    identifier: shown.identifier,
    rememberMe: shown.rememberMe ?? false,
    problems: shown.problems ?? [],
    help: recoveryUrls(fromUri),
    ...(fromUri !== undefined && { fromUri }),
    ...(fromUri !== undefined && (await laboratoryOf(face, fromUri))),
  });
  sendPage(response, html, { status: shown.problems?.length ? 400 : 200 });
}

/** Who is waiting behind the sign-in page, and what can be done about it, where the laboratory is on. */
async function laboratoryOf(face: Face, fromUri: string): Promise<Partial<SignInProps>> {
  const waiting = face.laboratory && (await pendingOf(face, fromUri));
  if (!waiting) return {};
  return { asking: askingOf(waiting), laboratoryUrl: `${laboratoryPath}?fromURI=${encodeURIComponent(fromUri)}` };
}

/** `POST /login/login.htm`, both steps. */
export async function submitSignIn(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const form = formOf(request);
  requireCsrf(request, form);
  const identifier = (form.get('identifier') ?? '').trim();
  const fromUri = form.get('fromURI');
  const rememberMe = form.get('rememberMe') === 'on';
  const again = (step: SignInProps['step'], problems: FormProblem[] = []) =>
    show(face, request, response, { fromUri, identifier, step, rememberMe, problems });
  if (identifier === '') return again('identifier', [{ message: blank, field: 'identifier' }]);
  if (form.get('step') !== 'password') return again('password');
  const password = form.get('password') ?? '';
  if (password === '') return again('password', [{ message: blank, field: 'password' }]);
  const outcome = await face.org.directory.authenticate(identifier, password);
  const target = ownPath(fromUri, face.addresses().saml);
  if (outcome.ok) return enter(face, request, response, outcome.user.id, { target, rememberMe });
  if (outcome.reason !== 'password_expired' || !outcome.user) return again('password', [{ message: outcome.message }]);
  const token = await face.org.directory.startPasswordChange(outcome.user.id);
  const onward = target === undefined ? '' : `?fromURI=${encodeURIComponent(target)}`;
  redirect(response, `/tokens/${token}/verify${onward}`);
}

/** Opens a fresh session, never one the browser brought, and goes on. */
export async function enter(
  face: Face,
  request: Request,
  response: ServerResponse,
  userId: string,
  { target, rememberMe = false }: { target?: string | undefined; rememberMe?: boolean },
): Promise<void> {
  const previous = readCookie(request, sessionCookie);
  if (previous !== undefined) await face.org.sessions.close(previous);
  const session = await face.org.sessions.open(userId, 'end-user');
  setCookie(response, sessionCookie, session.id, rememberMe ? keepSeconds : undefined);
  redirect(response, target ?? dashboardPath);
}
