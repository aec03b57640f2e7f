import { type Attempt, type Stage, subjectOf } from '../attempt/index.ts';
import type { LogoutOrder } from '../idp-control/index.ts';
import { signOutAtIdp, signOutAtSp } from './sign-out.ts';

/**
 * Ends the session that a sign-in began, where the SP takes logout messages: at the SP where the profile says how, by the IdP
 * otherwise. What a person left behind in other browsers would be ended in place of the session that a later case is about.
 * Nothing is judged here, and what cannot be ended stays.
 */
export async function endSession(stage: Stage, session: Attempt): Promise<void> {
  const [service] = stage.logout?.services ?? [];
  const { agent, request } = session;
  const { signOut, whoami } = stage.driver;
  if (service === undefined) return;
  const order = (message: LogoutOrder['message'], url: string): LogoutOrder => ({
    message,
    binding: service.binding,
    url,
  });
  try {
    if ((await whoami(agent))?.subject !== subjectOf(request.person)) return;
    if (signOut === undefined) {
      await signOutAtIdp(stage, { session, order: order('LogoutRequest', service.url), faults: [] });
    } else {
      const answer = order('LogoutResponse', service.responseUrl ?? service.url);
      await signOutAtSp(stage, { session, order: answer, faults: [] }, signOut);
    }
  } catch {
    // An SP that cannot be left is no reason to break off what is judged: the cases about it say so.
  }
}
