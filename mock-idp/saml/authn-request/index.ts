/** AuthnRequests: decoded, read, checked in order. */
import type { AuthnRequest } from '../contracts.ts';
import type { AuthnRequestCheck, AuthnRequestContext } from './check.ts';
import { acsNamedOnce } from './checks/acs-named-once.ts';
import { acsRegistered, registeredAcs } from './checks/acs-registered.ts';
import { destination } from './checks/destination.ts';
import { id } from './checks/id.ts';
import { issueInstant } from './checks/issue-instant.ts';
import { issuer } from './checks/issuer.ts';
import { protocolBinding } from './checks/protocol-binding.ts';
import { signature } from './checks/signature.ts';
import { signedRequestContent } from './checks/signed-request-content.ts';
import { version } from './checks/version.ts';
import { AuthnRequestRefused } from './refused.ts';

export type { AuthnRequestCheck, AuthnRequestContext } from './check.ts';
export { decodeAuthnRequest, decodeXml, type EncodedAuthnRequest } from './decode.ts';
export { AuthnRequestRefused } from './refused.ts';
export { type ReceivedMessage, signatureProblem } from './signature/index.ts';

/** The checks in the order they run; the first problem refuses the request. */
export const authnRequestChecks: readonly AuthnRequestCheck[] = [
  signature,
  version,
  id,
  issueInstant,
  issuer,
  destination,
  protocolBinding,
  signedRequestContent,
  acsNamedOnce,
  acsRegistered,
];

/** Checks a request and says where its answer goes. Throws AuthnRequestRefused. */
export function checkAuthnRequest(request: AuthnRequest, context: AuthnRequestContext): { acsUrl: string } {
  for (const check of authnRequestChecks) {
    const message = check.problem(request, context);
    if (message !== undefined) throw new AuthnRequestRefused({ check: check.name, clause: check.clause, message });
  }
  return { acsUrl: registeredAcs(request, context) ?? context.defaultAcsUrl };
}
