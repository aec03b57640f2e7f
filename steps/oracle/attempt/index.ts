/** One sign-in as the judge has it made: obtained from the IdP, delivered to the SP, read back, classified. */
import type { CapturedForm, JudgeAgent } from '../../user-agents/index.ts';
import { Timeline } from '../timeline.ts';
import { conclude } from './conclude.ts';
import type { Attempt, AttemptRequest, Stage } from './contracts.ts';
import { describeStart } from './narrate.ts';
import { appOf, deliveringAgent, formToDeliver, obtain } from './obtain.ts';

export { usualRefusal } from './conclude.ts';
export { type Attempt, type AttemptRequest, type Door, type Person, type Stage, subjectOf } from './contracts.ts';
export { obtain } from './obtain.ts';

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
