import type { Request, Response } from 'express';
import { sendDelivery } from '../../http/index.ts';
import { OrgError } from '../../org/index.ts';
import { stylesheet } from '../assets.ts';
import { Notice, renderPage, renderPart } from '../components/index.ts';
import { paths } from '../paths.ts';
import { deliveryPage } from '../views/index.tsx';
import { readCookie, sessionCookie } from './cookies.ts';
import type { Engine } from './engine.ts';
import { Frame } from './frame.tsx';
import { type Answer, type Page, type Route, show, type Visit } from './route.ts';
import { demandSignIn } from './sign-in.tsx';
import { readForm } from './submitted.ts';

async function visitOf(engine: Engine, request: Request): Promise<Visit | undefined> {
  const sessionId = readCookie(request, sessionCookie);
  const found = sessionId === '' ? undefined : await engine.services.org.sessions.find(sessionId, 'console');
  // The right is looked up each time: an administrator who lost it loses the console at once.
  if (found === undefined || !(await engine.services.org.administrators.includes(found.user.id))) return undefined;
  return {
    services: engine.services,
    drafts: engine.drafts,
    user: found.user,
    sessionId,
    csrf: engine.csrf.token(sessionId),
    now: engine.services.clock.now(),
    form: await readForm(request.body, request.headers['content-type']),
    param: (name) => {
      const value = request.params[name];
      return typeof value === 'string' ? value : '';
    },
    query: (name) => {
      const value = request.query[name];
      return typeof value === 'string' ? value.trim() : '';
    },
  };
}

/** The page that carries a message, as the SAML face has it; only the stylesheet is served here. */
const deliveryView = { delivery: deliveryPage(paths.asset(stylesheet.name)) };

function complaint(title: string, status: number, sentence: string): Page {
  return { title, place: 'Applications', status, body: <Notice tone="bad">{sentence}</Notice> };
}

/** A form without its token changes nothing. */
export const forged = complaint(
  'Form not accepted',
  403,
  'This form did not come from a page that the console showed to you, or it is from an earlier session. Nothing was changed.',
);

/** What the organisation refuses becomes a page; anything else is a defect and goes to the error handler. */
async function answered(route: Route, visit: Visit): Promise<Answer> {
  try {
    return await route.handle(visit);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    if (error.code === 'not_found') return show(complaint('Page Not Found', 404, error.message));
    return show(complaint('Not possible', 409, error.message));
  }
}

/** Renders a page in its frame. */
export async function sendPage(engine: Engine, visit: Visit, page: Page, response: Response): Promise<void> {
  const { name } = await engine.services.org.organisation.get();
  const notice = engine.notices.get(visit.sessionId);
  engine.notices.delete(visit.sessionId);
  response
    .status(page.status ?? 200)
    .send(renderPage(<Frame visit={visit} organisation={name} page={page} notice={notice} />));
}

async function send(engine: Engine, visit: Visit, answer: Answer, response: Response): Promise<void> {
  switch (answer.kind) {
    case 'page':
      return sendPage(engine, visit, answer.page, response);
    case 'fragment':
      response.type('html').send(renderPart(answer.body));
      return;
    case 'redirect':
      if (answer.notice !== undefined) engine.notices.set(visit.sessionId, answer.notice);
      response.redirect(303, answer.to);
      return;
    case 'delivery':
      return sendDelivery(deliveryView, response, answer.app, answer.message);
    case 'download':
      response.attachment(answer.fileName).type(answer.type).send(answer.content);
  }
}

/** Session, then token, then the page's own handler. */
export function dispatch(engine: Engine, route: Route) {
  return async (request: Request, response: Response): Promise<void> => {
    const visit = await visitOf(engine, request);
    if (visit === undefined) return demandSignIn(engine, request, response);
    if (route.method === 'post' && !engine.csrf.accepts(visit.sessionId, visit.form.text('_csrf'))) {
      return sendPage(engine, visit, forged, response);
    }
    await send(engine, visit, await answered(route, visit), response);
  };
}

/** Ends an administrator's session. */
export const signOut: Route = {
  method: 'post',
  path: '/signout',
  async handle(visit) {
    await visit.services.org.sessions.close(visit.sessionId);
    return { kind: 'redirect', to: paths.signIn };
  },
};

/** Any other address below `/admin`. */
export const notFound: Route = {
  method: 'get',
  path: '/{*path}',
  handle: () => show(complaint('Page Not Found', 404, 'There is no such page in the console.')),
};
