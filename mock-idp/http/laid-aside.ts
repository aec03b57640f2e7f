/** What waits until a browser comes back. */
import type { AuthnRequest, ResponseFault, ResponsePlan } from '../saml/index.ts';
import type { Participant } from './participants.ts';
import type { ChosenFault, Person } from './sign-on/question.ts';

/** A question that waits until the person has signed in. */
export interface PendingRequest {
  appId: string;
  exchange: string;
  /** Absent: the IdP initiates. */
  request?: AuthnRequest;
  acsUrl: string;
  relayState?: string;
  /**
   * Session the browser had when the question came; with ForceAuthn another one must take its place. `unknown` until
   * the browser came back by GET, because a cross-site POST brings no Lax cookie.
   */
  arrivedWith: { session: string | undefined } | 'unknown';
}

/** A request that was verified and waits for the browser to come back by GET, with its cookies. */
export interface PendingLogout {
  appId: string;
  requestId: string;
  nameId: string;
  sessionIndexes: string[];
  exchange: string;
  relayState?: string;
}

/** A person who is being signed out: the apps that are still to be told. */
export interface LogoutChain {
  appId: string;
  /** The exchange in which the app was told. */
  exchange: string;
  login: string;
  transaction?: string;
  left: Participant[];
}

/** A message that was previewed: sent later, it is the same one. */
export interface Draft {
  plan: ResponsePlan;
  faults: readonly ChosenFault<ResponseFault>[];
  person: Person;
  xml: string;
}
