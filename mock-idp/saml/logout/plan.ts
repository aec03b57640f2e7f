import type { EncryptionChoice, SigningKey } from '../contracts.ts';
import type { LogoutNameId, LogoutPlan, LogoutRequestPlan, LogoutResponsePlan } from '../logout-contracts.ts';

/** What both kinds are planned from. */
interface LogoutPlanInput {
  id: string;
  now: Date;
  /** The IdP's entity ID for this app. */
  issuer: string;
  key: SigningKey;
  delivery: LogoutPlan['delivery'];
}

export interface LogoutRequestInput extends LogoutPlanInput {
  nameId: LogoutNameId;
  sessionIndexes: readonly string[];
  /** For whom the app's assertions are encrypted, and how. */
  encryptedAs?: EncryptionChoice;
}

export interface LogoutResponseInput extends LogoutPlanInput {
  inResponseTo: string;
  status: 'Success' | 'UnknownPrincipal';
}

const LIFETIME_MS = 5 * 60_000;
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

/** Plans what tells an app that a person has signed out. */
export function planLogoutRequest(input: LogoutRequestInput): LogoutRequestPlan {
  return {
    kind: 'LogoutRequest',
    ...common(input),
    notOnOrAfter: new Date(input.now.getTime() + LIFETIME_MS),
    nameId: input.nameId,
    sessionIndexes: [...input.sessionIndexes],
    ...(input.encryptedAs === undefined ? {} : { encryptedAs: input.encryptedAs }),
  };
}

/** Plans what answers an app's request. */
export function planLogoutResponse(input: LogoutResponseInput): LogoutResponsePlan {
  const good = input.status === 'Success';
  return {
    kind: 'LogoutResponse',
    ...common(input),
    inResponseTo: input.inResponseTo,
    status: {
      code: `${STATUS}${good ? 'Success' : 'Requester'}`,
      subcodes: good ? [] : [`${STATUS}${input.status}`],
    },
  };
}

function common({ id, now, issuer, key, delivery }: LogoutPlanInput) {
  return {
    id,
    version: '2.0',
    issueInstant: now,
    issuer: { value: issuer },
    destination: delivery.url,
    sealing: { signed: true, key },
    delivery,
  };
}
