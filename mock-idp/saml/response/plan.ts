import type { AttributePlan, EncryptionChoice, ResponsePlan, SignatureChoice, SigningKey } from '../contracts.ts';

const ENTITY_FORMAT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
export const STATUS_SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** Okta lets an assertion live from five minutes before to five minutes after it was issued. */
const LIFETIME_MS = 5 * 60_000;

/** What is known about any answer, good or bad. */
interface AnswerInput {
  /** One instant for the whole message. */
  now: Date;
  /** A fresh XML ID. */
  freshId(): string;
  /** The IdP's entity ID for this app. */
  issuer: string;
  /** Where the form is posted. */
  acsUrl: string;
  destination: string;
  /** The request that is answered; absent when the IdP initiates. */
  request?: { id: string };
  relayState?: string;
  signing: {
    assertionSigned: boolean;
    responseSigned: boolean;
    key: SigningKey;
    /** Absent: RSA-SHA256 with SHA-256. */
    signature?: SignatureChoice;
  };
  /** Absent: the Assertion travels in the clear. */
  encryption?: EncryptionChoice;
}

/** What a Response with an Assertion is planned from. */
export interface PlanInput extends AnswerInput {
  recipient: string;
  audience: string;
  nameId: { value: string; format: string };
  /** There when the Subject is to hold an EncryptedID. */
  nameIdEncryption?: EncryptionChoice;
  attributes: AttributePlan[];
  authnContextClassRef: string;
  /** When the person signed in at the IdP. */
  authnInstant: Date;
  /** Only when the app sends its maximum session lifetime. */
  sessionNotOnOrAfter?: Date;
}

/** What a Response that tells of an error is planned from. */
export interface ErrorPlanInput extends AnswerInput {
  status: { code: string; subcodes?: string[]; message?: string };
}

/** Plans a successful Response by Okta's rules. */
export function planResponse(input: PlanInput): ResponsePlan {
  const notOnOrAfter = new Date(input.now.getTime() + LIFETIME_MS);
  const inResponseTo = input.request === undefined ? {} : { inResponseTo: input.request.id };
  const envelope = planEnvelope(input, { code: STATUS_SUCCESS, subcodes: [] });
  return {
    ...envelope,
    assertion: {
      id: input.freshId(),
      version: '2.0',
      issueInstant: input.now,
      issuer: { value: input.issuer, format: ENTITY_FORMAT },
      subject: {
        nameId: input.nameId,
        ...(input.nameIdEncryption && { encryption: input.nameIdEncryption }),
        confirmation: { method: BEARER, recipient: input.recipient, notOnOrAfter, ...inResponseTo },
      },
      conditions: {
        notBefore: new Date(input.now.getTime() - LIFETIME_MS),
        notOnOrAfter,
        audiences: [[input.audience]],
      },
      authnStatement: {
        authnInstant: input.authnInstant,
        sessionIndex: input.request?.id ?? unsolicitedSessionIndex(input),
        authnContextClassRef: input.authnContextClassRef,
        ...(input.sessionNotOnOrAfter === undefined ? {} : { sessionNotOnOrAfter: input.sessionNotOnOrAfter }),
      },
      attributes: input.attributes,
    },
  };
}

/** Plans a Response that carries a status other than Success, and no Assertion. */
export function planErrorResponse(input: ErrorPlanInput): ResponsePlan {
  return planEnvelope(input, { ...input.status, subcodes: input.status.subcodes ?? [] });
}

function planEnvelope(input: AnswerInput, status: ResponsePlan['status']): ResponsePlan {
  return {
    id: input.freshId(),
    version: '2.0',
    issueInstant: input.now,
    destination: input.destination,
    ...(input.request === undefined ? {} : { inResponseTo: input.request.id }),
    issuer: { value: input.issuer, format: ENTITY_FORMAT },
    status,
    sealing: {
      signAssertion: input.signing.assertionSigned,
      signResponse: input.signing.responseSigned,
      key: input.signing.key,
      ...(input.signing.signature === undefined ? {} : { signature: input.signing.signature }),
      ...(input.encryption === undefined ? {} : { encryption: input.encryption }),
    },
    delivery: {
      acsUrl: input.acsUrl,
      ...(input.relayState === undefined ? {} : { relayState: input.relayState }),
    },
  };
}

/** `id{milliseconds}.{integer}`: without a request ID there is nothing else to name the session by. */
function unsolicitedSessionIndex(input: AnswerInput): string {
  const number = [...input.freshId()].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 2 ** 31, 7);
  return `id${input.now.getTime()}.${number}`;
}
