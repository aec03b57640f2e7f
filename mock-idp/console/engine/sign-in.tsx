import type { Request, Response, Router } from 'express';
import { type FormProblem, recoveryUrls } from '../../http/index.ts';
import { stylesheet } from '../assets.ts';
import { renderPage } from '../components/index.ts';
import { paths } from '../paths.ts';
import { SignInPage } from '../views/index.tsx';
import { browserCookie, cookieOptions, readCookie, sessionCookie } from './cookies.ts';
import type { Engine } from './engine.ts';
import { Submitted } from './submitted.ts';

const noPermission = 'You do not have permission to perform the requested action.';

/** Only back into the console: a foreign address here would be an open redirect. */
function continueAt(address: string): string {
  return address.startsWith(`${paths.base}/`) && !/[\\\s]/.test(address) ? address : paths.applications;
}

interface SignInState {
  step: 'identifier' | 'password';
  identifier: string;
  fromUri: string;
  problems: readonly FormProblem[];
  status: number;
}

async function answerSignIn(engine: Engine, request: Request, response: Response, state: SignInState): Promise<void> {
  let binding = readCookie(request, browserCookie);
  if (binding === '') {
    binding = engine.newId();
    response.cookie(browserCookie, binding, cookieOptions);
  }
  const { name } = await engine.services.org.organisation.get();
  const props = {
    step: state.step,
    organisation: `${name} Admin`,
    action: paths.signIn,
    csrf: engine.csrf.token(binding),
    fromUri: state.fromUri,
    identifier: state.identifier,
    rememberMe: false,
    problems: state.problems,
    help: helpAt(engine.services.addresses.saml),
  };
  response
    .status(state.status)
    .send(renderPage(<SignInPage props={props} stylesheetPath={paths.asset(stylesheet.name)} />));
}

/** An administrator's account is one of the directory: help is where everybody gets it. */
function helpAt(samlUrl: string) {
  const { forgotPasswordUrl, unlockAccountUrl } = recoveryUrls();
  return { forgotPasswordUrl: samlUrl + forgotPasswordUrl, unlockAccountUrl: samlUrl + unlockAccountUrl };
}

/** Asks for an administrator in place of the page that was wanted. */
export function demandSignIn(engine: Engine, request: Request, response: Response): Promise<void> {
  const fromUri = request.method === 'GET' ? continueAt(request.originalUrl) : paths.applications;
  return answerSignIn(engine, request, response, {
    step: 'identifier',
    identifier: '',
    fromUri,
    problems: [],
    status: 401,
  });
}

async function receiveSignIn(engine: Engine, request: Request, response: Response): Promise<void> {
  const form = new Submitted(request.body);
  const identifier = form.text('identifier');
  const fromUri = continueAt(form.text('fromURI'));
  const again = (step: SignInState['step'], status: number, problems: readonly FormProblem[] = []) =>
    answerSignIn(engine, request, response, { step, identifier, fromUri, problems, status });

  if (!engine.csrf.accepts(readCookie(request, browserCookie), form.text('_csrf'))) {
    return again('identifier', 403, [{ message: 'This form was shown to another browser. Please try again.' }]);
  }
  if (identifier === '') return again('identifier', 400, [{ field: 'identifier', message: 'Please enter a username' }]);
  if (form.text('step') !== 'password') return again('password', 200);
  const password = form.verbatim('password');
  if (password === '') return again('password', 400, [{ field: 'password', message: 'Please enter a password' }]);

  const { directory, administrators, sessions } = engine.services.org;
  const authentication = await directory.authenticate(identifier, password);
  if (!authentication.ok) return again('password', 401, [{ message: authentication.message }]);
  if (!(await administrators.includes(authentication.user.id)))
    return again('identifier', 403, [{ message: noPermission }]);
  const session = await sessions.open(authentication.user.id, 'console');
  response.cookie(sessionCookie, session.id, cookieOptions).redirect(303, fromUri);
}

/** Sign-in and sign-out of administrators: the only pages that need no session. */
export function addSignIn(router: Router, engine: Engine): void {
  router.get('/login', (request, response) =>
    answerSignIn(engine, request, response, {
      step: 'identifier',
      identifier: '',
      fromUri: continueAt(typeof request.query.fromURI === 'string' ? request.query.fromURI : ''),
      problems: [],
      status: 200,
    }),
  );
  router.post('/login', (request, response) => receiveSignIn(engine, request, response));
}
