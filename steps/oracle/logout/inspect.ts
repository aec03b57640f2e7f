import type { Inspection } from '../../../reports/index.ts';
import type { SpLogout } from '../../../sp-under-test/drivers/index.ts';
import type { IdpApp, ReceivedLogout } from '../idp-control/index.ts';
import type { LogoutAttempt } from './contracts.ts';
import { readAssertion, readLogoutMessage } from './message.ts';
import { type LogoutRule, logoutRules, type SpMessage } from './rules/index.ts';

/** Looks for one thing in what the SP sent; undefined where it sent nothing to look at. */
export async function inspectLogout(
  name: string,
  attempt: LogoutAttempt,
  sp: SpLogout & { spEntityId: string },
  idp: IdpApp,
): Promise<Inspection | undefined> {
  const rule: LogoutRule | undefined = logoutRules[name];
  if (rule === undefined) {
    throw new Error(`Nothing is known by the name "${name}"; known: ${Object.keys(logoutRules).join(', ')}`);
  }
  const { emitted } = attempt.session;
  return rule({
    attempt,
    request: await lastOf('LogoutRequest', attempt.received),
    answer: await lastOf('LogoutResponse', attempt.received),
    assertion: emitted === undefined ? undefined : await readAssertion(emitted.plainXml),
    spEntityId: sp.spEntityId,
    certificates: sp.signingCertificates,
    idp,
  });
}

async function lastOf(kind: string, received: readonly ReceivedLogout[]): Promise<SpMessage | undefined> {
  const raw = received.findLast((one) => one.kind === kind);
  return raw === undefined ? undefined : { raw, message: await readLogoutMessage(raw.xml ?? '') };
}
