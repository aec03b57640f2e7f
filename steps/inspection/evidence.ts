import type { KeyObject, X509Certificate } from 'node:crypto';
import type { ReadDocument, Unreadable } from './document/read.ts';
import type { Element } from './document/tree.ts';

/** Everything the SP was seen to send and to publish; collected once, read by every rule. */
export interface Evidence {
  requests: readonly SentRequest[];
  /** What the SP publishes, or why there is nothing to read. */
  metadata: PublishedMetadata | { absent: string };
  idp: { entityId: string; ssoUrl: string };
  sp: { entityId: string; acsUrl: string; nameIdFormat: string };
  /** What preflight saw accepted: Assertion, Response, both signed. */
  acceptedSealings: readonly string[];
  now: Date;
}

/** An HTTP answer of the SP. */
export interface Answer {
  url: string;
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** One AuthnRequest on its way. */
export interface SentRequest {
  /** When the answer that carried it came. */
  at: Date;
  binding: 'HTTP-Redirect' | 'HTTP-POST';
  /** Where it was sent; for HTTP-Redirect with the query exactly as sent. */
  url: string;
  carrier: Answer;
  /** The form that carried it. */
  form?: { method: string; target: string | undefined };
  /** Query or form fields, in order. */
  parameters: readonly Parameter[];
  /** How the value was packed, as far as it could be unpacked. */
  packing: 'raw-deflate' | 'zlib' | 'gzip' | 'plain' | 'unknown';
  /** The octets that were sent, for people. */
  wire: { title: string; text: string };
  message: ReadDocument | Unreadable;
}

export interface Parameter {
  name: string;
  /** As it stands in the query; for a form the value itself. */
  raw: string;
  value: string;
}

/** What the SP publishes about itself. */
export interface PublishedMetadata {
  /** URL or file. */
  source: string;
  /** The answer that brought it, when it was fetched. */
  answer: Answer | undefined;
  document: ReadDocument | Unreadable;
  /** The same document fetched a second time. */
  again: ReadDocument | Unreadable | undefined;
  /** The EntityDescriptor of this SP. */
  entity: Element | undefined;
  /** Its SPSSODescriptor. */
  role: Element | undefined;
  keys: readonly PublishedKey[];
  /** What stands at the address that the entity ID is, or why nobody looked. */
  wellKnown: Answer | { notAsked: string };
}

/** A KeyDescriptor. */
export interface PublishedKey {
  element: Element;
  use: string | undefined;
  key: KeyObject | undefined;
  certificate: X509Certificate | undefined;
}
