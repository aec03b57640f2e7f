/** AuthnRequests: decoded, read, checked in order. */
import type { AuthnRequest, ErrorStatus } from '../contracts.ts';
import type { AuthnRequestCheck, AuthnRequestContext } from './check.ts';
import { acsNamedOnce } from './checks/acs-named-once.ts';
import { acsRegistered, registeredAcs } from './checks/acs-registered.ts';
import { destination } from './checks/destination.ts';
import { id } from './checks/id.ts';
import { issueInstant } from './checks/issue-instant.ts';
import { issuer } from './checks/issuer.ts';
import { nameIdPolicy } from './checks/name-id-policy.ts';
import { protocolBinding } from './checks/protocol-binding.ts';
import { requestedAuthnContext } from './checks/requested-authn-context.ts';
import { signature } from './checks/signature.ts';
import { signedRequestContent } from './checks/signed-request-content.ts';
import { subject } from './checks/subject.ts';
import { version } from './checks/version.ts';
import { AuthnRequestRefused } from './refused.ts';

export type { AuthnRequestCheck, AuthnRequestContext } from './check.ts';
export { ENCRYPTED_NAME_ID } from './checks/name-id-policy.ts';
export { matchesSubject } from './checks/subject.ts';
export { decodeAuthnRequest, decodeXml, type EncodedAuthnRequest } from './decode.ts';
export { AuthnRequestRefused } from './refused.ts';
export { type ReceivedMessage, signatureProblem, signatureWarning } from './signature/index.ts';

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
  nameIdPolicy,
  requestedAuthnContext,
  subject,
];

/** Where a request is answered, and with what error if it cannot be met. */
export interface CheckedAuthnRequest {
  acsUrl: string;
  refused?: AuthnRequestRefused & { status: ErrorStatus };
}

/** Checks a request. Throws AuthnRequestRefused where nobody can be answered. */
export function checkAuthnRequest(request: AuthnRequest, context: AuthnRequestContext): CheckedAuthnRequest {
  const acsUrl = registeredAcs(request, context) ?? context.defaultAcsUrl;
  for (const { name: check, clause, problem, status } of authnRequestChecks) {
    const message = problem(request, context);
    if (message === undefined) continue;
    const refused = new AuthnRequestRefused({ check, clause, message, ...(status && { status }) });
    if (isAnswered(refused)) return { acsUrl, refused };
    throw refused;
  }
  return { acsUrl };
}

function isAnswered(refused: AuthnRequestRefused): refused is AuthnRequestRefused & { status: ErrorStatus } {
  return refused.status !== undefined;
}
