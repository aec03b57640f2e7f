import type { LogoutService } from '../../../sp-under-test/drivers/index.ts';
import { type Attempt, type Stage, subjectOf } from '../attempt/index.ts';
import { signOutAtIdp, signOutAtSp } from './sign-out.ts';

/**
 * Ends the session that a sign-in began, where the SP takes logout messages: at the SP where the profile says how, by the IdP
 * otherwise. What a person left behind in other browsers would be ended in place of the session that a later case is about.
 * Nothing is judged here, and what cannot be ended stays.
 */
export async function endSession(stage: Stage, session: Attempt): Promise<void> {
  const [service] = stage.logout?.services ?? [];
  if (service === undefined) return;
  try {
    if (await isIn(stage, session)) await end(stage, session, service);
  } catch {
    // An SP that cannot be left is no reason to break off what is judged: the cases about it say so.
  }
}

async function isIn({ driver }: Stage, { agent, request }: Attempt): Promise<boolean> {
  return (await driver.whoami(agent))?.subject === subjectOf(request.person);
}

async function end(stage: Stage, session: Attempt, { binding, responseUrl, url }: LogoutService): Promise<void> {
  const { signOut } = stage.driver;
  if (signOut === undefined) {
    await signOutAtIdp(stage, { session, order: { message: 'LogoutRequest', binding, url }, faults: [] });
  } else {
    const order = { message: 'LogoutResponse', binding, url: responseUrl ?? url } as const;
    // Some forget a session only upon Success, which the IdP says by itself only while its own session lasts.
    await signOutAtSp(stage, { session, order, faults: [{ name: 'logout-status-success', parameters: {} }] }, signOut);
  }
}
