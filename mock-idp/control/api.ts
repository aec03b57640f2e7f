/** `/_assay/*`: how a judge, a script or a person sets the IdP up and asks what happened. */
import express, { type Request, type Router } from 'express';
import {
  type ArmedFaults,
  ControlError,
  refusal,
  type TransactionsForServing,
  transactionCookie,
} from '../arming/index.ts';
import { NoRequestError, type Workbench } from '../embedded/index.ts';
import type { OrgServices } from '../org/index.ts';
import type { Fault } from '../saml/index.ts';
import { describeOrg } from '../seed/index.ts';
import { type Stage, situations } from '../situations/index.ts';
import { type Exchange, exportExchange, type TraceLog } from '../trace/index.ts';
import { readBody } from './bodies.ts';
import { requireToken } from './guard.ts';
import { inSeed, readNewOrganisation } from './new-organisation.ts';
import { type Operation, openApiOf, operationsOf } from './openapi/index.ts';
import { type OrganisationsControl, organisationView } from './organisations.ts';
import { controlErrors } from './refuse.ts';
import { takeSpMetadata } from './sp-metadata.ts';
import { appView, armedView, faultView, receivedView, situationView, transactionView } from './views.ts';

/** What the control API works on. */
export interface ControlServices {
  org: OrgServices;
  trace: TraceLog;
  armed: ArmedFaults;
  transactions: TransactionsForServing;
  faults: readonly Fault[];
  clock: { now(): Date; set(to: Date): void; advance(seconds: number): void };
  /** Base URL of the SAML face: where a transaction's cookie is planted. */
  samlUrl(): string;
  snapshot(): Promise<string>;
  restore(id: string): Promise<boolean>;
  reset(): Promise<void>;
  stage: Stage;
  workbench: Workbench;
  /** Absent where there is nothing to rule over. */
  organisations?: OrganisationsControl;
  logError(error: unknown): void;
}

type Answer = (services: ControlServices, request: Request) => unknown;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

const part = (request: Request, name: string): string => {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
};
const missing = (what: string, remedy: string) => refusal('not_found', '', `There is no such ${what}.`, remedy);

const patchOrganisation: Answer = async ({ org, workbench }, { body }) => {
  const seed = await workbench.apply(body);
  const people = [];
  for (const { login } of seed.people ?? []) {
    const user = await org.directory.find(login);
    if (user) people.push({ login: user.profile.login, id: user.id, status: user.status });
  }
  const apps = [];
  for (const { label } of seed.apps ?? []) {
    const app = await org.applications.findByLabel(label);
    if (app) apps.push(await appView(org, app));
  }
  return { people, apps };
};

const deleteAssignment: Answer = async ({ org }, request) => {
  const app = await org.applications.findByLabel(part(request, 'label'));
  const user = await org.directory.find(part(request, 'login'));
  if (!app) throw missing('app', 'The label of an app.');
  if (!user) throw missing('person', 'The login of a person.');
  await org.assignments.unassign(app.id, user.id);
  return {};
};

const openTransaction: Answer = async ({ transactions, org, samlUrl }, { body }) => {
  const input = await readBody('transaction', body);
  if (input.app !== undefined && !(await org.applications.findByLabel(input.app))) {
    throw refusal('validation_failed', '/app', `There is no app ${input.app}.`, 'The label of an app.');
  }
  const { key } = await transactions.open(input);
  return { key, cookie: { name: transactionCookie, value: key, url: samlUrl() } };
};

const holdTransaction: Answer = async ({ transactions, trace }, request) => {
  const { held } = await readBody('hold', request.body);
  return transactionView(transactions.hold(part(request, 'key'), held), trace);
};

const orderLogout: Answer = async ({ transactions, samlUrl }, request) => {
  const { order, faults = [] } = await readBody('logout', request.body);
  await transactions.orderLogout(part(request, 'key'), order, faults);
  return { url: `${samlUrl()}/login/signout` };
};

const getTransaction: Answer = ({ transactions, trace }, request) => {
  const transaction = transactions.find(part(request, 'key'));
  if (!transaction) throw missing('transaction', 'POST /_assay/transactions first.');
  return transactionView(transaction, trace);
};

const forgetTransaction: Answer = ({ transactions }, request) => {
  if (!transactions.forget(part(request, 'key'))) throw missing('transaction', 'POST /_assay/transactions first.');
  return {};
};

const putClock: Answer = async ({ clock }, { body }) => {
  const { set, advanceSeconds } = await readBody('clock', body);
  if (set !== undefined) clock.set(new Date(set));
  if (advanceSeconds !== undefined) clock.advance(advanceSeconds);
  return { now: clock.now().toISOString() };
};

const resetEverything: Answer = async ({ reset }) => {
  await reset();
  return {};
};

const restore: Answer = async (services, { body }) => {
  const { id } = await readBody('restore', body);
  if (!(await services.restore(id))) throw missing('snapshot', 'POST /_assay/snapshot first; a reset forgets them.');
  return {};
};

const arm: Answer = async ({ armed, org }, { body }) => {
  const input = await readBody('armed', body);
  if (input.app !== undefined && !(await org.applications.findByLabel(input.app))) {
    throw refusal('validation_failed', '/app', `There is no app ${input.app}.`, 'The label of an app.');
  }
  return { id: (await armed.arm(input)).id };
};

const disarm: Answer = ({ armed }, request) => {
  if (!armed.disarm(part(request, 'id'))) throw missing('armed fault', 'GET /_assay/armed lists them.');
  return {};
};

const stage: Answer = async (services, { body }) => services.stage.stage(await readBody('stage', body));

const endSituation: Answer = (services, request) => {
  if (!services.stage.end(part(request, 'id'))) throw missing('staged situation', 'GET /_assay/stage lists them.');
  return {};
};

const takeRequest: Answer = async (services, { body }) => {
  try {
    return await services.workbench.takeRequest(await readBody('takeRequest', body ?? {}));
  } catch (error) {
    if (error instanceof NoRequestError) throw new ControlError('not_found', error.message);
    throw error;
  }
};

/** Sends a message again and tells what came back; the body of the answer is the SP's page, and stays there. */
const sendAgain: Answer = async (services, { body }) => {
  const { exchange, ...options } = await readBody('resend', body);
  const answer = await services.workbench.resend(exchange, options);
  const location = answer.headers.get('location');
  return { status: answer.status, ...(location !== null && { location }), setCookie: answer.headers.getSetCookie() };
};

const exchangeOf = ({ trace }: ControlServices, request: Request): Exchange => {
  const exchange = trace.find(part(request, 'id'));
  if (!exchange) throw missing('exchange', 'GET /_assay/trace lists them; old ones go.');
  return exchange;
};

const ruled = ({ organisations }: ControlServices): OrganisationsControl => {
  if (organisations) return organisations;
  throw missing('endpoint', 'Ask the first organisation of this process.');
};

const createOrganisation: Answer = async (services, { body }) => {
  const { subdomain, seed } = await readNewOrganisation(body);
  const made = ruled(services).create({ subdomain, ...(seed && { seed }) });
  return organisationView(subdomain, await made.catch(inSeed));
};

const getOrganisation: Answer = async (services, request) => {
  const subdomain = part(request, 'subdomain');
  const found = await ruled(services).get(subdomain);
  if (!found) throw missing('organisation', 'GET /_assay/organisations lists them.');
  return organisationView(subdomain, found);
};

const removeOrganisation: Answer = async (services, request) => {
  if (await ruled(services).remove(part(request, 'subdomain'))) return {};
  throw missing('organisation', 'GET /_assay/organisations lists them.');
};

const routes: readonly (readonly [Method, string, Answer])[] = [
  ['get', '/organisation', ({ org }) => describeOrg(org)],
  ['patch', '/organisation', patchOrganisation],
  ['get', '/organisation/seed', ({ workbench }) => workbench.exportSeed()],
  ['delete', '/organisation/apps/:label/assignments/:login', deleteAssignment],
  ['post', '/sp-metadata', ({ org, clock }, { body }) => takeSpMetadata(org, clock.now(), body)],
  ['post', '/transactions', openTransaction],
  ['get', '/transactions/:key', getTransaction],
  ['delete', '/transactions/:key', forgetTransaction],
  ['post', '/transactions/:key/hold', holdTransaction],
  ['post', '/transactions/:key/logout', orderLogout],
  [
    'get',
    '/received',
    ({ trace }, request) =>
      trace
        .list()
        .filter(({ kind }) => kind === 'AuthnRequest' || kind === 'metadata')
        .filter(({ kind }) => request.query.kind === undefined || request.query.kind === kind)
        .reverse()
        .map(receivedView),
  ],
  ['get', '/clock', ({ clock }) => ({ now: clock.now().toISOString() })],
  ['put', '/clock', putClock],
  ['post', '/reset', resetEverything],
  ['post', '/snapshot', async ({ snapshot }) => ({ id: await snapshot() })],
  ['post', '/restore', restore],
  ['get', '/faults', ({ faults }) => faults.map(faultView)],
  ['get', '/armed', ({ armed }) => armed.list().map(armedView)],
  ['post', '/armed', arm],
  ['delete', '/armed/:id', disarm],
  ['get', '/situations', () => situations.map(situationView)],
  ['get', '/stage', ({ stage }) => stage.list()],
  ['post', '/stage', stage],
  ['delete', '/stage/:id', endSituation],
  ['post', '/requests/take', takeRequest],
  ['post', '/resend', sendAgain],
  ['get', '/trace', ({ trace }) => trace.list()],
  ['get', '/trace/:id', exchangeOf],
  ['get', '/trace/:id/export', (services, request) => exportExchange(exchangeOf(services, request))],
  ['get', '/organisations', (services) => ruled(services).list()],
  ['post', '/organisations', createOrganisation],
  ['get', '/organisations/:subdomain', getOrganisation],
  ['delete', '/organisations/:subdomain', removeOrganisation],
  ['get', '/outbox', ({ org }) => org.outbox.list()],
];

/** What the control API can do, in the order of its routes. */
export const controlOperations = (): Operation[] => operationsOf(routes.map(([method, path]) => [method, path]));

/** Its OpenAPI description. */
export const controlDescription = () => openApiOf(routes.map(([method, path]) => [method, path]));

/** The control API as a router for `/_assay`. */
export function createControl(services: ControlServices, token: string): Router {
  const router = express.Router();
  // It tells nothing that the package does not tell.
  router.get('/openapi.json', (_request, response) => {
    response.json(controlDescription());
  });
  router.use(requireToken(token));
  // Organisations of a hundred thousand people come in one piece.
  router.use(express.json({ limit: '64mb', strict: false }));
  for (const [method, path, answer] of routes) {
    router[method](path, async (request, response) => {
      response.set('cache-control', 'no-store').json(await answer(services, request));
    });
  }
  router.use(() => {
    throw missing('endpoint', 'See the list of the control API.');
  });
  router.use(controlErrors(services.logError));
  return router;
}
