import type { SutDriver } from '../../../sp-under-test/drivers/index.ts';
import { AgentError, type CapturedForm, type JudgeAgent } from '../../user-agents/index.ts';
import type { AttemptRequest, Door, Stage } from './contracts.ts';

/** The app that is the IdP in question. */
export function appOf({ appLabel, secondAppLabel, tenantAppLabel }: Stage, { idp }: AttemptRequest): string {
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
export async function formToDeliver(stage: Stage, agent: JudgeAgent, key: string): Promise<CapturedForm | undefined> {
  const marked = agent.captured();
  if (marked !== undefined) return marked;
  const { emitted } = await stage.idp.transaction(key);
  return emitted.length === 0 ? undefined : agent.firstForm();
}

/** The browser that brings the Response to the SP: the one that asked for it, or another. */
export async function deliveringAgent(stage: Stage, asking: JudgeAgent, request: AttemptRequest): Promise<JudgeAgent> {
  if (request.delivery === 'same-browser') return asking;
  const other = await stage.newAgent();
  if (request.delivery === 'no-cookie') return other;
  const pending = await stage.idp.openTransaction(request.person.login, appOf(stage, request), []);
  await other.plant(pending.cookie);
  await obtain(stage, other, { ...request, start: 'sp' });
  await stage.idp.hold(pending.key, true);
  return other;
}
