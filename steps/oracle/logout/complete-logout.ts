import type { LogoutService } from '../../../sp-under-test/drivers/index.ts';
import type { Stage } from '../attempt/index.ts';
import type { LogoutAttempt } from './contracts.ts';

/**
 * Answers a logout that began at the SP once more, and well, after an answer that an SP may refuse. Many an SP only hides a
 * session until a good answer comes: still kept, it would be taken for the one that a later case is about. Nothing is judged
 * here; without a request that the IdP took nothing is sent.
 */
export async function completeLogout(stage: Stage, { received, session }: LogoutAttempt): Promise<void> {
  const asked = received.find(({ kind, resumeUrl }) => kind === 'LogoutRequest' && resumeUrl !== undefined);
  const [service] = stage.logout?.services ?? [];
  if (asked === undefined || service === undefined) return;
  const { agent, key } = session;
  // By itself the IdP says UnknownPrincipal: its own session has ended.
  await stage.idp.orderLogout(key, answerTo(service), [{ name: 'logout-status-success', parameters: {} }]);
  await stage.idp.hold(key, false);
  const action = (asked.resumeUrl ?? '').split('?', 1)[0] ?? '';
  const fields = Object.entries(asked.parameters);
  try {
    if (asked.query !== undefined) await agent.visit(`${action}?${asked.query}`);
    else await agent.post({ method: 'POST', action, fields, from: service.url });
  } catch {
    // An SP that breaks down over a good answer is no reason to break off: the cases about it say so.
  } finally {
    await stage.idp.hold(key, true);
  }
}

const answerTo = ({ binding, responseUrl, url }: LogoutService) =>
  ({ message: 'LogoutResponse', binding, url: responseUrl ?? url }) as const;
