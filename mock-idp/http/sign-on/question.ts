import type { App, User } from '../../org/index.ts';
import type { AuthnRequest, ErrorStatus, Fault } from '../../saml/index.ts';

/** A fault with its parameters, checked. */
export interface ChosenFault<F extends Fault = Fault> {
  fault: F;
  parameters: Readonly<Record<string, string>>;
}

/** A refusal that the SP is told of. */
export interface AnsweredRefusal {
  check: string;
  clause: string;
  message: string;
  status: ErrorStatus;
}

/** A question that can be answered: with an assertion, or with the error that it deserves. */
export interface Question {
  app: App;
  exchange: string;
  request?: AuthnRequest;
  acsUrl: string;
  relayState?: string;
  /** Why the answer is an error, whoever is at the door. */
  refusal?: AnsweredRefusal;
  /** Key of the transaction the browser carries. */
  transaction?: string;
  /** Chosen in the laboratory for this one message; nothing else goes in. */
  faults?: readonly ChosenFault[];
}

/** Who is at the door, and since when. */
export interface Person {
  user: User;
  authnInstant: Date;
  /** The session at this IdP; absent where a transaction signs the person in. */
  session?: string;
}
