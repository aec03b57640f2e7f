/** What flows along plan → compose → seal → encode → deliver, as plain data. */
import type { KeyObject } from 'node:crypto';
import type { EncryptionRecipe, KeyTransportAlgorithm } from './xml/index.ts';

export type { KeyTransportAlgorithm };

export type Binding = 'HTTP-Redirect' | 'HTTP-POST';

/** An AuthnRequest as received: the octets first, then what was read from them. */
export interface AuthnRequest {
  binding: Binding;
  xml: string;
  id: string;
  issueInstant: string;
  version: string;
  issuer?: string;
  destination?: string;
  assertionConsumerServiceUrl?: string;
  assertionConsumerServiceIndex?: number;
  protocolBinding?: string;
  forceAuthn: boolean;
  isPassive: boolean;
  nameIdPolicy?: { format?: string; allowCreate?: boolean; spNameQualifier?: string };
  requestedAuthnContext?: RequestedAuthnContext;
  /** Whom the SP wants to hear about. `nameId` is absent where the Subject names nobody in the clear. */
  subject?: { nameId?: { value: string; format?: string }; hasConfirmation: boolean };
  relayState?: string;
}

export interface RequestedAuthnContext {
  comparison: 'exact' | 'minimum' | 'maximum' | 'better';
  /** Of AuthnContextClassRef; AuthnContextDeclRefs are nothing this IdP could meet. */
  classRefs: string[];
}

/** An error as SAML tells it: top-level status and the status below it, last parts of their URNs. */
export interface ErrorStatus {
  code: 'Requester' | 'Responder';
  subcode: 'InvalidNameIDPolicy' | 'NoAuthnContext' | 'NoPassive' | 'RequestDenied' | 'UnknownPrincipal';
}

export interface SigningKey {
  /** 43-character base64url key id. */
  kid: string;
  privateKey: KeyObject;
  /** DER, base64, one line. */
  certificate: string;
}

/** What a certificate around one and the same key says of itself. */
export type Certification = 'plain' | 'expired' | 'not-yet-valid' | 'signed-with-sha1' | 'odd-fields';

/** What else than RSA of 2,048 bits the next key can be; each under a plain certificate of its own. */
export type UnusualKey = 'P-256' | 'P-384' | 'P-521' | 'RSA-1024' | 'RSA-exponent-3' | 'DSA';

/** Which of the keys that come next, and under which certificate. */
export type NextKey = Certification | UnusualKey;

/** How a signature is made where it is not the plain one: RSA-SHA256 by the app's key, its certificate shown. */
export interface SignatureChoice {
  /** The two certificate signers key an HMAC with what everybody knows: the certificate's octets, or its PEM text. */
  signer?: 'app' | 'stranger' | 'next' | 'certificate-der' | 'certificate-pem' | 'nobody';
  /** Whose certificate `ds:KeyInfo` shows. */
  shown?: 'app' | 'stranger' | 'next' | 'none';
  /** Which one, where the next key is meant. Default: plain. */
  nextKey?: NextKey;
  /**
   * The signature is not made with the signer's private key but forged from its public one, which has exponent 3. What is
   * needed to make a cube of it stands behind what is read of the block, or in it as one thing more.
   */
  forged?: 'behind' | 'within';
  signatureMethod?: string;
  digestMethod?: string;
}

/** Whom an Assertion is encrypted for, and how. */
export type EncryptionChoice = EncryptionRecipe;

/** How the trees are laid out where it is not Okta's way; the meaning stays the same. */
export interface Layout {
  /** Prefix of the SAML assertion vocabulary; '' makes it the default namespace. */
  assertionPrefix?: string;
  /** Prefix of the SAML protocol vocabulary. */
  protocolPrefix?: string;
  /** Namespace in place of SAML's assertion vocabulary. */
  assertionNamespace?: string;
  /** Namespace in place of SAML's protocol vocabulary. */
  protocolNamespace?: string;
  /** Indented, before signing. */
  indented?: boolean;
}

export interface AttributePlan {
  name: string;
  nameFormat: string;
  values: { text: string; type: 'xs:string' | 'xs:integer' | 'xs:boolean' }[];
}

export interface AssertionPlan {
  id: string;
  version: string;
  issueInstant: Date;
  issuer: { value: string; format?: string };
  subject: {
    nameId: { value: string; format: string };
    /** An EncryptedID stands in place of the NameID. */
    encryption?: EncryptionChoice;
    confirmation: { method: string; recipient?: string; notOnOrAfter?: Date; notBefore?: Date; inResponseTo?: string };
  };
  conditions: { notBefore?: Date; notOnOrAfter?: Date; audiences: string[][] };
  authnStatement: {
    authnInstant: Date;
    sessionIndex: string;
    sessionNotOnOrAfter?: Date;
    authnContextClassRef: string;
  };
  attributes: AttributePlan[];
}

/** Which parts are signed, with what; and for whom the signed Assertion is encrypted. */
export interface Sealing {
  signAssertion: boolean;
  signResponse: boolean;
  key: SigningKey;
  signature?: SignatureChoice;
  encryption?: EncryptionChoice;
}

/** Every value a Response will hold, and how it will be sealed. Faults of point `plan` rewrite this. */
export interface ResponsePlan {
  id: string;
  version: string;
  issueInstant: Date;
  destination?: string;
  inResponseTo?: string;
  issuer: { value: string; format?: string };
  status: { code: string; subcodes: string[]; message?: string };
  assertion?: AssertionPlan;
  sealing: Sealing;
  layout?: Layout;
  delivery: { acsUrl: string; relayState?: string };
}

/** What leaves: XML, its encoding, and the form that carries it. Faults of point `wire` rewrite this. */
export interface WireMessage {
  xml: string;
  method: 'POST' | 'GET';
  action: string;
  /** Ordered form fields; duplicates allowed. */
  fields: { name: string; value: string }[];
  /** Milliseconds to wait before the delivery page is answered. */
  delayMs?: number;
}
