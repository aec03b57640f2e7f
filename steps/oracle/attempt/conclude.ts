import type { Outcome } from '../../../reports/index.ts';
import { AgentError, type AgentExchange, type CapturedForm, type JudgeAgent } from '../../user-agents/index.ts';
import { serverErrorOf } from '../habits.ts';
import type { Transaction } from '../idp-control/index.ts';
import type { Observed } from '../observed.ts';
import { breakdownOf, classify, type KnownPerson, type Observation } from '../outcome.ts';
import type { Timeline } from '../timeline.ts';
import { type Attempt, type AttemptRequest, type Person, type Stage, subjectOf } from './contracts.ts';
import { narrate } from './narrate.ts';
import { carrierOf, proofOfDelivery } from './proof.ts';
import { type ReadBack, readBack } from './read-back.ts';

/** A Response on its way to the SP. */
export interface Course {
  request: AttemptRequest;
  agent: JudgeAgent;
  key: string;
  form: CapturedForm | undefined;
  failure: AgentError | undefined;
  log: Timeline;
  /** The judge changed the form, so its bytes are not those the IdP emitted. */
  copy?: boolean;
}

/** Delivers, reads back, classifies. */
export async function conclude(stage: Stage, course: Course): Promise<Attempt> {
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
  const unanswered = outcome === 'crashed' ? breakdownOf(observation) : undefined;
  narrate(log, { delivery, outcome, back, trace, failure, where });
  return {
    request,
    agent,
    key,
    form,
    outcome,
    ...usualRefusal(stage, outcome, since),
    ...(unanswered === undefined ? {} : { unanswered }),
    ...(failure === undefined ? {} : { failure: failure.failure }),
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
