/** What flows along the line of a logout message: plan → tree → seal → wire, as plain data. */
import type { Binding, EncryptionChoice, SignatureChoice, SigningKey, WireMessage } from './contracts.ts';

/** Whom a LogoutRequest names. */
export interface LogoutNameId {
  value: string;
  format?: string;
  nameQualifier?: string;
  spNameQualifier?: string;
}

interface LogoutMessagePlan {
  id: string;
  version: string;
  issueInstant: Date;
  issuer: { value: string; format?: string };
  destination?: string;
  /** Over HTTP-POST the message is signed, over HTTP-Redirect its query. */
  sealing: { signed: boolean; key: SigningKey; signature?: SignatureChoice };
  delivery: { binding: Binding; url: string; relayState?: string };
}

/** Tells an app that a person has signed out (SAMLCore §3.7.1). */
export interface LogoutRequestPlan extends LogoutMessagePlan {
  kind: 'LogoutRequest';
  notOnOrAfter?: Date;
  nameId: LogoutNameId;
  sessionIndexes: string[];
  /** There when the NameID travels as an EncryptedID. */
  encryption?: EncryptionChoice;
  /** How it would be encrypted for this app, where the app's assertions are. */
  encryptedAs?: EncryptionChoice;
}

/** Answers an app's request (SAMLCore §3.7.2). */
export interface LogoutResponsePlan extends LogoutMessagePlan {
  kind: 'LogoutResponse';
  inResponseTo?: string;
  status: { code: string; subcodes: string[] };
}

/** Every value a logout message will hold. Faults of point `logout-plan` rewrite this. */
export type LogoutPlan = LogoutRequestPlan | LogoutResponsePlan;

/** One parameter as it stands in the URL, escapes included: they are what is signed. */
export interface QueryParameter {
  name: string;
  value: string;
}

/** What leaves: a form, or an address with its query in order. Faults of point `logout-wire` rewrite this. */
export type LogoutWire =
  | ({ binding: 'HTTP-POST' } & WireMessage)
  | { binding: 'HTTP-Redirect'; xml: string; action: string; query: QueryParameter[] };
