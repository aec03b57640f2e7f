import type { Outcome } from '../../reports/index.ts';
import type { DriverPerson, SeenIdentity, SutDriver, UserAgent } from '../../sp-under-test/drivers/index.ts';
import { AgentError, type AgentExchange, type CapturedForm, type JudgeAgent, proofOf } from '../user-agents/index.ts';
import { type Habits, serverErrorOf } from './habits.ts';
import type { Emitted, FaultRequest, IdpControl, Transaction } from './idp-control.ts';
import type { Observed } from './observed.ts';
import { classify, type KnownPerson, type Observation } from './outcome.ts';
import { Timeline } from './timeline.ts';

/** A person of the SP, with the login the mock IdP knows. */
export interface Person extends DriverPerson {
  login: string;
}

/** What an attempt needs from its surroundings. */
export interface Stage {
  driver: SutDriver;
  idp: IdpControl;
  /** The mock IdP's SAML face. */
  idpUrl: string;
  appLabel: string;
  /** The app that is a second IdP to the SP, where it trusts one. */
  secondAppLabel: string;
  /** The app that is the IdP of another tenant, where there is one. */
  tenantAppLabel: string;
  people: readonly Person[];
  /** A fresh browser. `oneSite`: as if IdP and SP were one site, so that every cookie travels; as the SP needs it by default. */
  newAgent(options?: { oneSite?: boolean }): Promise<JudgeAgent>;
  /** Known once the run is calibrated. */
  habits?: Habits;
  /** Comes back when the SP may be asked again. */
  turn(): Promise<void>;
  now(): Date;
}

export interface AttemptRequest {
  person: Person;
  /** The person a forged part names. */
  forged?: Person;
  faults: readonly FaultRequest[];
  start: 'sp' | 'idp';
  /** Which of the IdPs that the SP trusts. Default: the first. */
  idp?: 'second' | 'tenant';
  /** Where at the SP it begins, and where it shows who came, if not as usual. */
  door?: Door;
  /** `another-browser` has its own pending request; `no-cookie` has nothing at all. */
  delivery: 'same-browser' | 'another-browser' | 'no-cookie';
  /** A browser in use; a fresh one otherwise. */
  agent?: JudgeAgent;
}

/** Another way into an SP. */
export interface Door {
  start(agent: UserAgent): Promise<void>;
  whoami?(agent: UserAgent): Promise<SeenIdentity | undefined>;
}

/** What one delivery of one Response led to. */
export interface Attempt extends Observed {
  request: AttemptRequest;
  agent: JudgeAgent;
  key: string;
  form: CapturedForm | undefined;
  emitted: Emitted | undefined;
  /** What the browser exchanged from the delivery on. */
  since: readonly AgentExchange[];
}

export const subjectOf = (person: DriverPerson): string => person.seenAs ?? person.nameId;

/** Starts a sign-in, obtains the Response, holds the IdP, delivers, reads back, classifies. */
export async function attempt(stage: Stage, request: AttemptRequest): Promise<Attempt> {
  await stage.turn();
  const log = new Timeline(stage.now);
  const { key, cookie } = await stage.idp.openTransaction(request.person.login, appOf(stage, request), request.faults);
  const asking = request.agent ?? (await stage.newAgent());
  await asking.plant(cookie);
  log.add(describeStart(request));
  const failure = await obtain(stage, asking, request);
  const form = failure === undefined ? await formToDeliver(stage, asking, key) : undefined;
  // From here on a new AuthnRequest of this browser is held: neither a retry of the SP nor the read-back can sign in with a second, good Response.
  await stage.idp.hold(key, true);
  const agent = await deliveringAgent(stage, asking, request);
  if (form !== undefined) log.add(`The Response goes to ${form.action}`);
  return conclude(stage, { request, agent, key, form, failure, log });
}

/** Obtains a Response and keeps it: it may be delivered later, after something else. */
export async function holdBack(stage: Stage, request: AttemptRequest): Promise<Attempt> {
  const log = new Timeline(stage.now);
  const { key, cookie } = await stage.idp.openTransaction(request.person.login, stage.appLabel, request.faults);
  const agent = request.agent ?? (await stage.newAgent());
  await agent.plant(cookie);
  log.add(`${describeStart(request)}; the Response is kept`);
  const failure = await obtain(stage, agent, request);
  const form = failure === undefined ? await formToDeliver(stage, agent, key) : undefined;
  const trace = await stage.idp.transaction(key);
  return {
    request,
    agent,
    key,
    form,
    outcome: 'not-delivered',
    seen: undefined,
    reason: undefined,
    delivered: false,
    fault: trace.faults[0],
    emitted: trace.emitted[0],
    since: [],
    answer: undefined,
    timeline: log.entries,
    durationMs: log.elapsed(),
  };
}

/** Delivers the Response of an earlier attempt once more, from a given browser. */
export async function deliverAgain(stage: Stage, earlier: Attempt, agent: JudgeAgent): Promise<Attempt> {
  await stage.turn();
  const log = new Timeline(stage.now);
  log.add('The same Response is delivered again');
  return conclude(stage, {
    request: earlier.request,
    agent,
    key: earlier.key,
    form: earlier.form,
    failure: undefined,
    log,
  });
}

/** Delivers a changed copy of a Response that was kept or delivered before. */
export async function deliverChanged(
  stage: Stage,
  earlier: Attempt,
  agent: JudgeAgent,
  what: string,
  change: (xml: string) => string,
): Promise<Attempt> {
  const log = new Timeline(stage.now);
  log.add(what);
  const { form, key, request } = earlier;
  return conclude(stage, {
    request,
    agent,
    key,
    form: form && changed(form, change),
    failure: undefined,
    log,
    copy: true,
  });
}

function changed(form: CapturedForm, change: (xml: string) => string): CapturedForm {
  const edited = (value: string) =>
    Buffer.from(change(Buffer.from(value, 'base64').toString('utf8'))).toString('base64');
  return {
    ...form,
    fields: form.fields.map(([name, value]) => [name, name === 'SAMLResponse' ? edited(value) : value]),
  };
}

function describeStart({ person, start, faults, idp }: AttemptRequest): string {
  const what = faults.length === 0 ? '' : `; the IdP will send ${faults.map((fault) => fault.name).join(' and ')}`;
  const which = { second: ', with the second IdP', tenant: ", with the other tenant's IdP" };
  const where = `${start === 'sp' ? 'SP' : 'IdP'}${idp === undefined ? '' : which[idp]}`;
  return `${person.alias} starts at the ${where}${what}`;
}

function appOf({ appLabel, secondAppLabel, tenantAppLabel }: Stage, { idp }: AttemptRequest): string {
  if (idp === undefined) return appLabel;
  return idp === 'second' ? secondAppLabel : tenantAppLabel;
}

/** Leads the agent to a page that holds the Response, without submitting it. */
export async function obtain(
  stage: Stage,
  agent: JudgeAgent,
  request: AttemptRequest,
): Promise<AgentError | undefined> {
  agent.stopBeforeAcs(true);
  try {
    const start = request.start === 'idp' ? undefined : startOf(stage.driver, request);
    if (start === undefined) await agent.visit((await stage.idp.app(appOf(stage, request))).idpInitiatedUrl);
    else await start(agent);
    return undefined;
  } catch (error) {
    if (error instanceof AgentError) return error;
    throw error;
  } finally {
    agent.stopBeforeAcs(false);
  }
}

/** Where it begins at the SP; undefined where the SP asks for nothing, so that the IdP begins. */
function startOf({ secondIdp, start, tenant }: SutDriver, { door, idp }: AttemptRequest): Door['start'] | undefined {
  if (door !== undefined) return (agent) => door.start(agent);
  if (idp === undefined) return start;
  return idp === 'second' ? secondIdp?.start : tenant?.start;
}

/** The form with the Response; a fault may have taken the field that shows which form it is. */
async function formToDeliver(stage: Stage, agent: JudgeAgent, key: string): Promise<CapturedForm | undefined> {
  const marked = agent.captured();
  if (marked !== undefined) return marked;
  const { emitted } = await stage.idp.transaction(key);
  return emitted.length === 0 ? undefined : agent.firstForm();
}

async function deliveringAgent(stage: Stage, asking: JudgeAgent, request: AttemptRequest): Promise<JudgeAgent> {
  if (request.delivery === 'same-browser') return asking;
  const other = await stage.newAgent();
  if (request.delivery === 'no-cookie') return other;
  const pending = await stage.idp.openTransaction(request.person.login, appOf(stage, request), []);
  await other.plant(pending.cookie);
  await obtain(stage, other, { ...request, start: 'sp' });
  await stage.idp.hold(pending.key, true);
  return other;
}

interface Course {
  request: AttemptRequest;
  agent: JudgeAgent;
  key: string;
  form: CapturedForm | undefined;
  failure: AgentError | undefined;
  log: Timeline;
  /** The judge changed the form, so its bytes are not those the IdP emitted. */
  copy?: boolean;
}

async function conclude(stage: Stage, course: Course): Promise<Attempt> {
  const { agent, form, key, log, request } = course;
  const from = agent.exchanges().length;
  const failure = form === undefined ? course.failure : await post(agent, form);
  const since = agent.exchanges().slice(from);
  const where = { url: agent.url(), text: form === undefined ? await agent.text() : '' };
  const back = await readBack(stage.driver, agent, request.door);
  const trace = await stage.idp.transaction(key);
  const delivery = course.copy === true ? carrierOf(since, form) : proofOfDelivery(since, trace, form);
  const observation = observe(stage, { request, back, trace, delivery, failure, since, where });
  const outcome = classify(observation);
  narrate(log, { delivery, outcome, back, trace, failure, where });
  return {
    request,
    agent,
    key,
    form,
    outcome,
    ...usualRefusal(stage, outcome, since),
    seen: back.seen,
    reason: back.reason,
    delivered: delivery?.status !== undefined,
    fault: trace.faults[0],
    emitted: trace.emitted[0],
    since,
    answer:
      delivery?.status === undefined
        ? undefined
        : { status: delivery.status, url: delivery.url, excerpt: lastExcerpt(since) },
    timeline: log.entries,
    durationMs: log.elapsed(),
  };
}

/** Whether a server error is how this SP refuses everything. */
export function usualRefusal(
  { habits }: Pick<Stage, 'habits'>,
  outcome: Outcome,
  exchanges: readonly AgentExchange[],
): Pick<Observed, 'refusesSo'> {
  const usual = habits?.refusalStatus ?? undefined;
  return outcome === 'crashed' && usual !== undefined && serverErrorOf(exchanges) === usual ? { refusesSo: true } : {};
}

async function post(agent: JudgeAgent, form: CapturedForm): Promise<AgentError | undefined> {
  try {
    await agent.post(form);
    return undefined;
  } catch (error) {
    if (error instanceof AgentError) return error;
    throw error;
  }
}

interface ReadBack {
  seen: SeenIdentity | undefined;
  reason: string | undefined;
  failed: string | undefined;
}

async function readBack(driver: SutDriver, agent: JudgeAgent, door: Door | undefined): Promise<ReadBack> {
  try {
    const seen = await (door?.whoami ?? driver.whoami)(agent);
    const reason = seen === undefined ? await driver.reason?.(agent) : undefined;
    return { seen, reason, failed: undefined };
  } catch (error) {
    return { seen: undefined, reason: undefined, failed: error instanceof Error ? error.message : String(error) };
  }
}

/** The exchange that carried exactly the bytes the IdP emitted under this transaction. A form without the field carries none: then the ACS must have been asked. */
function proofOfDelivery(
  exchanges: readonly AgentExchange[],
  trace: Transaction,
  form: CapturedForm | undefined,
): AgentExchange | undefined {
  if (form !== undefined && !form.fields.some(([name]) => name === 'SAMLResponse')) {
    return exchanges.find(({ url }) => trace.emitted.some((entry) => url.startsWith(entry.acsUrl)));
  }
  const sent = new Set(trace.emitted.map((entry) => entry.samlResponseSha256));
  return exchanges.find(({ samlResponseSha256 = [] }) => samlResponseSha256.some((proof) => sent.has(proof)));
}

/** The exchange that carried the bytes of this form. */
function carrierOf(exchanges: readonly AgentExchange[], form: CapturedForm | undefined): AgentExchange | undefined {
  const proofs = form?.fields.filter(([name]) => name === 'SAMLResponse').flatMap(([, value]) => proofOf(value)) ?? [];
  return exchanges.find(({ samlResponseSha256 = [] }) => samlResponseSha256.some((proof) => proofs.includes(proof)));
}

interface Seen {
  request: AttemptRequest;
  back: ReadBack;
  trace: Transaction;
  delivery: AgentExchange | undefined;
  failure: AgentError | undefined;
  since: readonly AgentExchange[];
  where: { url: string; text: string };
}

function observe(stage: Stage, { request, back, trace, delivery, failure, since, where }: Seen): Observation {
  return {
    signedFor: known(request.person),
    ...(request.forged === undefined ? {} : { forged: known(request.forged) }),
    everybody: stage.people.map(known),
    ...(back.seen === undefined ? {} : { seen: back.seen }),
    readBackFailed: back.failed !== undefined,
    emitted: trace.emitted.length > 0,
    waitsForPerson: where.url.startsWith(stage.idpUrl),
    ...(delivery === undefined ? {} : { delivery: deliveryOf(delivery) }),
    ...(failure === undefined ? {} : { failure: failure.failure }),
    worstStatus: Math.max(0, ...since.map((exchange) => exchange.status ?? 0)),
  };
}

const deliveryOf = (exchange: AgentExchange): NonNullable<Observation['delivery']> => ({
  ...(exchange.status === undefined ? {} : { status: exchange.status }),
  ...(exchange.failure === undefined ? {} : { failure: exchange.failure }),
  retryAfter: exchange.retryAfter === true,
});

const known = (person: Person): KnownPerson => ({
  subject: subjectOf(person),
  nameId: person.nameId,
  displayName: person.displayName,
});

const lastExcerpt = (exchanges: readonly AgentExchange[]): string =>
  exchanges.findLast((exchange) => (exchange.excerpt ?? '') !== '')?.excerpt ?? '';

interface Told {
  delivery: AgentExchange | undefined;
  outcome: Outcome;
  back: ReadBack;
  trace: Transaction;
  failure: AgentError | undefined;
  where: { url: string; text: string };
}

function narrate(log: Timeline, { delivery, outcome, back, trace, failure, where }: Told): void {
  if (delivery?.status !== undefined) log.add(`The SP answers ${delivery.status}`);
  if (delivery === undefined && where.url !== '')
    log.add(`The browser stands at ${where.url}: ${where.text.slice(0, 300)}`);
  if (failure !== undefined) log.add(failure.message);
  for (const refusal of trace.received.flatMap((entry) => entry.refusal ?? [])) {
    log.add(`The IdP refused the AuthnRequest: ${refusal.message} (${refusal.check}, ${refusal.clause})`);
  }
  if (trace.heldRequests > 0) log.add(`The SP asked the IdP again (${trace.heldRequests} held)`);
  if (back.failed !== undefined) log.add(`The read-back failed: ${back.failed}`);
  else
    log.add(
      back.seen === undefined
        ? `Nobody is signed in${back.reason === undefined ? '' : ` (${back.reason})`}`
        : `Signed in: ${back.seen.subject}`,
    );
  log.add(`Outcome: ${outcome}`);
}
