import type { ConsumeContext, PendingRequest } from '../contracts.ts';
import type { Findings } from '../findings.ts';
import type { VerifiedMessage } from '../signature/index.ts';
import { attribute, child, ns, parseInstant } from '../xml/index.ts';
import { assertionId } from './assertion-id.ts';
import { assertionVersion } from './assertion-version.ts';
import { attributeNames } from './attribute-names.ts';
import { audience, audiencePresent } from './audience.ts';
import { authnStatement, authnStatementContent, session } from './authn-statement.ts';
import type { Check } from './check.ts';
import { conditions, expired, notYetValid, unknownCondition } from './conditions.ts';
import { confirmations } from './confirmation.ts';
import { destination } from './destination.ts';
import { inResponseTo } from './in-response-to.ts';
import { issueInstant } from './issue-instant.ts';
import { assertionIssuer, responseIssuer } from './issuer.ts';
import { nameIdFormat, nameIdPresent, nameIdValue } from './name-id.ts';
import { replay } from './replay.ts';
import { requiredSignatures } from './required-signatures.ts';
import { responseId } from './response-id.ts';
import { responseVersion } from './response-version.ts';
import { status } from './status.ts';
import { structure } from './structure.ts';
import { subject } from './subject.ts';
import {
  confirmationExpiry,
  confirmationNotBefore,
  inResponseToAgreement,
  recipient,
  subjectConfirmation,
  subjectConfirmationMethod,
} from './subject-confirmation.ts';

/** Everything a verified message must satisfy, in the order in which it is reported. */
export const checks: readonly Check[] = [
  requiredSignatures,
  responseVersion,
  responseId,
  issueInstant,
  status,
  responseIssuer,
  destination,
  structure,
  assertionVersion,
  assertionId,
  assertionIssuer,
  subject,
  subjectConfirmation,
  subjectConfirmationMethod,
  recipient,
  confirmationExpiry,
  confirmationNotBefore,
  inResponseTo,
  inResponseToAgreement,
  conditions,
  notYetValid,
  expired,
  unknownCondition,
  audiencePresent,
  audience,
  authnStatement,
  authnStatementContent,
  session,
  nameIdPresent,
  nameIdFormat,
  nameIdValue,
  attributeNames,
  replay,
];

/** What the caller needs for remembering the Assertion and closing the request. */
export interface ConsumedFacts {
  assertionId: string;
  rememberUntil: Date;
  request?: PendingRequest;
}

/** Runs all checks, whatever the first ones say: an administrator wants to see everything that is wrong at once. */
export async function runChecks(
  context: ConsumeContext,
  message: VerifiedMessage,
  findings: Findings,
): Promise<ConsumedFacts> {
  for (const { reason, clause, check } of checks) {
    const detail = await check(context, message);
    if (detail !== undefined) findings.object(reason, clause, detail);
  }
  const request = context.pendingRequest(attribute(message.response, 'InResponseTo') ?? '');
  return {
    assertionId: attribute(message.assertion, 'ID') ?? '',
    rememberUntil: rememberUntil(context, message.assertion),
    ...(request === undefined ? {} : { request }),
  };
}

/** SAMLProf 4.1.4.5: as long as the Assertion could be accepted, skew included; forgetting earlier opens a replay. */
function rememberUntil({ now, skewSeconds }: ConsumeContext, assertion: Element): Date {
  const ends = [
    attribute(child(assertion, ns.saml, 'Conditions'), 'NotOnOrAfter'),
    ...confirmations(assertion).bearer.map((one) =>
      attribute(child(one, ns.saml, 'SubjectConfirmationData'), 'NotOnOrAfter'),
    ),
  ].map((value) => parseInstant(value)?.getTime() ?? 0);
  return new Date(Math.max(now.getTime(), ...ends) + skewSeconds * 1000);
}
