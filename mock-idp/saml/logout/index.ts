/** Single logout: messages read, checked in order, and written. */
import type { LogoutCheck, LogoutContext } from './check.ts';
import { destination } from './checks/destination.ts';
import { id } from './checks/id.ts';
import { issuer } from './checks/issuer.ts';
import { nameId } from './checks/name-id.ts';
import { signature } from './checks/signature.ts';
import { timeliness } from './checks/time.ts';
import { version } from './checks/version.ts';
import type { LogoutMessage } from './read.ts';
import { LogoutRefused } from './refused.ts';

export type {
  LogoutNameId,
  LogoutPlan,
  LogoutRequestPlan,
  LogoutResponsePlan,
  LogoutWire,
  QueryParameter,
} from '../logout-contracts.ts';
export type { LogoutContext } from './check.ts';
export { composeLogout } from './compose.ts';
export { type IssuedLogout, issueLogout } from './issue.ts';
export { type LogoutRequestInput, type LogoutResponseInput, planLogoutRequest, planLogoutResponse } from './plan.ts';
export { messageParameter, printQuery, queryParameter, redirectUrl, relayStateOf } from './query.ts';
export { type LogoutMessage, readLogoutMessage } from './read.ts';
export { LogoutRefused } from './refused.ts';

/** The checks in the order they run; the first problem refuses the message. */
export const logoutChecks: readonly LogoutCheck[] = [signature, version, id, issuer, destination, timeliness, nameId];

/** Checks a logout message. Throws LogoutRefused. */
export function checkLogoutMessage(message: LogoutMessage, context: LogoutContext): void {
  for (const check of logoutChecks) {
    const problem = check.problem(message, context);
    if (problem !== undefined) throw new LogoutRefused({ check: check.name, clause: check.clause, message: problem });
  }
}
