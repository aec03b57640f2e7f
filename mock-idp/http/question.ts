import type { App, User } from '../org/index.ts';
import type { AuthnRequest } from '../saml/index.ts';

/** A question that passed its checks. */
export interface Question {
  app: App;
  exchange: string;
  request?: AuthnRequest;
  acsUrl: string;
  relayState?: string;
  /** Key of the transaction the browser carries. */
  transaction?: string;
}

/** Who is at the door, and since when. */
export interface Person {
  user: User;
  authnInstant: Date;
  /** The session at this IdP; absent where a transaction signs the person in. */
  session?: string;
}
