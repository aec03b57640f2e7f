import type { CaseEvidence, Outcome } from '../../../reports/index.ts';
import type { SeenIdentity } from '../../../sp-under-test/drivers/index.ts';
import { AgentError, type AgentExchange, type JudgeAgent, proofOf } from '../../user-agents/index.ts';
import { type Attempt, type Stage, subjectOf, usualRefusal } from '../attempt/index.ts';
import type { AppliedFault, FaultRequest, LogoutOrder, SentLogout, Transaction } from '../idp-control/index.ts';
import { breakdownOf } from '../outcome.ts';
import { Timeline } from '../timeline.ts';
import type { LogoutAttempt, LogoutRequest } from './contracts.ts';
import { classifyLogout } from './outcome.ts';

/** The person signs out at the IdP, which sends the browser to the SP. */
export async function signOutAtIdp(stage: Stage, request: LogoutRequest): Promise<LogoutAttempt> {
  const { agent, key } = request.session;
  const course = await begin(stage, request);
  course.log.add(`The IdP sends a ${request.order.message} by ${request.order.binding}${described(request.faults)}`);
  const failure = await follow(agent, await stage.idp.orderLogout(key, request.order, request.faults));
  return conclude(stage, { ...course, failure });
}

/** The person signs out at the SP; its LogoutRequest is held at the IdP for a look at the session, and then answered. */
export async function signOutAtSp(
  stage: Stage,
  request: LogoutRequest,
  signOut: (agent: JudgeAgent) => Promise<void>,
): Promise<LogoutAttempt> {
  const { agent, key } = request.session;
  const course = await begin(stage, request);
  await stage.idp.orderLogout(key, request.order, request.faults);
  course.log.add(`${request.session.request.person.alias} signs out at the SP${described(request.faults)}`);
  const failure = await attemptTo(() => signOut(agent));
  const [asked] = (await stage.idp.transaction(key)).logout.received.filter(({ kind }) => kind === 'LogoutRequest');
  if (asked?.resumeUrl === undefined) return conclude(stage, { ...course, failure, alone: true });
  const endedBefore = (await readBack(stage, agent)).seen === undefined;
  course.log.add(
    `The LogoutRequest of the SP is at the IdP; the session has ${endedBefore ? '' : 'not '}ended already`,
  );
  await stage.idp.hold(key, false);
  const resumed = await follow(agent, asked.resumeUrl);
  await stage.idp.hold(key, true);
  return conclude(stage, { ...course, failure: resumed, endedBefore });
}

/** Delivers the last message of an earlier logout once more, to whatever session the browser has by now. */
export async function sendLogoutAgain(stage: Stage, earlier: LogoutAttempt, session: Attempt): Promise<LogoutAttempt> {
  const { sent } = earlier;
  const request = { session, order: orderOf(sent), faults: [] };
  const course = await begin(stage, request);
  course.log.add('The same message is sent again');
  const failure = sent === undefined ? undefined : await attemptTo(() => deliver(session.agent, sent, stage.idpUrl));
  return conclude(stage, { ...course, failure, sent });
}

function deliver(agent: JudgeAgent, { fields, url }: SentLogout, from: string): Promise<void> {
  if (fields === undefined) return agent.visit(url);
  return agent.post({ method: 'POST', action: url, fields: fields.map(({ name, value }) => [name, value]), from });
}

const orderOf = (sent: SentLogout | undefined): LogoutOrder => ({
  message: sent?.kind === 'LogoutResponse' ? 'LogoutResponse' : 'LogoutRequest',
  binding: sent?.binding === 'HTTP-POST' ? 'HTTP-POST' : 'HTTP-Redirect',
  url: sent?.url ?? '',
});

const described = (faults: readonly FaultRequest[]): string =>
  faults.length === 0 ? '' : `, with ${faults.map(({ name }) => name).join(' and ')}`;

interface Course {
  request: LogoutRequest;
  /** Who was signed in before. */
  before: SeenIdentity | undefined;
  /** Exchanges of the browser so far. */
  from: number;
  log: Timeline;
  failure?: AgentError | undefined;
  endedBefore?: boolean;
  /** The person signed out at the SP, and no LogoutRequest to be answered came of it. */
  alone?: boolean;
  /** A message that was sent before, and now again. */
  sent?: SentLogout | undefined;
}

async function begin(stage: Stage, request: LogoutRequest): Promise<Course> {
  const { agent, key } = request.session;
  // Nobody is to be signed in anew while the judge looks: neither by the SP's retry nor by reading back.
  await stage.idp.hold(key, true);
  const before = (await readBack(stage, agent)).seen;
  return { request, before, from: agent.exchanges().length, log: new Timeline(stage.now) };
}

const follow = (agent: JudgeAgent, url: string) => attemptTo(() => agent.visit(url));

async function attemptTo(act: () => Promise<void>): Promise<AgentError | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof AgentError) return error;
    throw error;
  }
}

/** Who is signed in, and the last refusal, which is told although somebody is. */
async function readBack(stage: Stage, agent: JudgeAgent) {
  try {
    const seen = await stage.driver.whoami(agent);
    return { seen, reason: await stage.driver.reason?.(agent), failed: undefined };
  } catch (error) {
    return { seen: undefined, reason: undefined, failed: error instanceof Error ? error.message : String(error) };
  }
}

async function conclude(stage: Stage, course: Course): Promise<LogoutAttempt> {
  const { request, log, failure, endedBefore } = course;
  const { agent, key, request: signedIn } = request.session;
  const exchanges = agent.exchanges().slice(course.from);
  const back = await readBack(stage, agent);
  const trace = await stage.idp.transaction(key);
  const sent = course.sent ?? trace.logout.sent.at(-1);
  const faults = appliedTo(trace, request.faults);
  const delivery = sent === undefined ? undefined : exchanges.find((one) => carries(one, sent));
  const outcome: Outcome = classifyLogout({
    subject: subjectOf(signedIn.person),
    before: course.before,
    seen: back.seen,
    reason: back.reason,
    readBackFailed: back.failed !== undefined,
    faultsApplied: faults.length === request.faults.length,
    delivery,
    failure: failure?.failure,
    endedBefore,
    reasonsExposed: stage.driver.exposes.reasons,
  });
  const unanswered = outcome === 'crashed' ? breakdownOf({ delivery }) : undefined;
  narrate(log, { delivery, failure, back, trace, outcome });
  return {
    about: 'logout',
    agent,
    session: request.session,
    sent,
    received: trace.logout.received,
    signedInBefore: course.before?.subject === subjectOf(signedIn.person),
    askedNothing: course.alone === true && trace.logout.received.length === 0 && back.seen === undefined,
    endedBefore,
    exchanges,
    outcome,
    ...usualRefusal(stage, outcome, exchanges),
    ...(unanswered === undefined ? {} : { unanswered }),
    seen: back.seen,
    reason: back.reason,
    delivered: delivery?.status !== undefined,
    fault: faults[0],
    emitted: sent,
    answer: answerOf(delivery),
    timeline: log.entries,
    durationMs: log.elapsed(),
  };
}

const appliedTo = (trace: Transaction, asked: readonly FaultRequest[]): AppliedFault[] =>
  trace.faults.filter(({ name, state }) => state === 'applied' && asked.some((one) => one.name === name));

/** The exchange that carried exactly what the IdP sent. */
function carries(exchange: AgentExchange, { binding, fields = [], url }: SentLogout): boolean {
  if (binding === 'HTTP-Redirect') return exchange.url === new URL(url).href;
  const proofs = fields.flatMap(({ value }) => proofOf(value));
  const sent = exchange.samlRequestSha256 ?? exchange.samlResponseSha256 ?? [];
  return exchange.method === 'POST' && sent.some((one) => proofs.includes(one));
}

function answerOf(delivery: AgentExchange | undefined): CaseEvidence['answer'] {
  if (delivery?.status === undefined) return undefined;
  return { status: delivery.status, url: delivery.url, excerpt: delivery.excerpt ?? '' };
}

interface Told {
  delivery: AgentExchange | undefined;
  failure: AgentError | undefined;
  back: { seen: SeenIdentity | undefined; reason: string | undefined; failed: string | undefined };
  trace: Transaction;
  outcome: Outcome;
}

function narrate(log: Timeline, { delivery, failure, back, trace, outcome }: Told): void {
  const { keptBack = [], status } = delivery ?? {};
  // An SP that ends the session of this cookie alone ended none.
  if (keptBack.length > 0) log.add(`Another site posts: for SameSite the browser keeps back ${keptBack.join(', ')}`);
  if (status !== undefined) log.add(`The SP answers ${status}`);
  if (failure !== undefined) log.add(failure.message);
  for (const { kind, refusal } of trace.logout.received) {
    log.add(`The SP sent a ${kind}`);
    if (refusal) log.add(`The IdP refused it: ${refusal.message} (${refusal.check}, ${refusal.clause})`);
  }
  if (back.failed !== undefined) log.add(`The read-back failed: ${back.failed}`);
  else if (back.seen === undefined) log.add('Nobody is signed in');
  else log.add(`Still signed in: ${back.seen.subject}`);
  if (back.reason !== undefined) log.add(`The SP gives the reason ${back.reason}`);
  log.add(`Outcome: ${outcome}`);
}
