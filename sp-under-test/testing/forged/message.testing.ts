/**
 * A second hand at making Responses: strings already in canonical form and node:crypto, nothing of this SP's own writers
 * and nothing of the mock IdP's. What both hands overlook would have to be overlooked twice.
 */
import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export const idp = 'urn:forger:idp';
export const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const publicPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();

export const mallory = 'mallory@example.com';
export const alice = 'alice@example.com';

export const saml = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const samlp = 'urn:oasis:names:tc:SAML:2.0:protocol';
const ds = 'http://www.w3.org/2000/09/xmldsig#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

export type Mode = 'assertion' | 'response' | 'both';
export type Edit = (xml: string) => string;

/** Who is addressed, and when. */
export interface Target {
  acs: string;
  entityId: string;
  now: Date;
}

/** How an element is sealed; everything absent is as it should be. */
export interface Seal {
  key?: KeyObject;
  hmac?: string;
  hash?: 'sha1' | 'sha256' | 'md5';
  signatureMethod?: string;
  digestMethod?: string;
  canonicalization?: string;
  uri?: string;
  transforms?: readonly string[];
  keyInfo?: string;
  /** Changes SignedInfo before it is signed. */
  signedInfo?: Edit;
  /** Changes the finished Signature. */
  signature?: Edit;
}

export interface Recipe extends Seal {
  mode?: Mode;
  nameId?: string;
  id?: string;
  /** Before the Assertion is sealed. */
  assertion?: Edit;
  /** After it is sealed, before the Response is. */
  sealedAssertion?: Edit;
  /** Before the Response is sealed. */
  response?: Edit;
}

let serial = 0;
export const freshId = (): string => {
  serial += 1;
  return `_f${serial}${'0'.repeat(16)}`;
};

/** Replaces what must be there: a forgery that changed nothing would prove nothing. */
export function swap(from: string | RegExp, to: string): Edit {
  return (xml) => {
    const changed = xml.replace(from, () => to);
    if (changed === xml) throw new Error(`nothing to forge: ${from}`);
    return changed;
  };
}

export function assertionXml({ acs, entityId, now }: Target, nameId: string, id: string): string {
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
  return (
    `<saml:Assertion xmlns:saml="${saml}" ID="${id}" IssueInstant="${at(0)}" Version="2.0">` +
    `<saml:Issuer>${idp}</saml:Issuer><saml:Subject>` +
    `<saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${nameId}</saml:NameID>` +
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<saml:SubjectConfirmationData NotOnOrAfter="${at(5)}" Recipient="${acs}"></saml:SubjectConfirmationData>` +
    `</saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(-5)}" NotOnOrAfter="${at(5)}">` +
    `<saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="${id}s"><saml:AuthnContext><saml:AuthnContextClassRef>` +
    'urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>' +
    '<saml:AttributeStatement><saml:Attribute Name="workato_end_user_groups">' +
    '<saml:AttributeValue>Sales</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>'
  );
}

export function responseXml({ acs, now }: Target, id: string, content: string): string {
  return (
    `<samlp:Response xmlns:samlp="${samlp}" Destination="${acs}" ID="${id}" IssueInstant="${now.toISOString()}"` +
    ` Version="2.0"><saml:Issuer xmlns:saml="${saml}">${idp}</saml:Issuer><samlp:Status>` +
    `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"></samlp:StatusCode></samlp:Status>${content}` +
    '</samlp:Response>'
  );
}

/** A ds:Signature over `xml`, which is canonical as it stands. */
export function signatureOf(xml: string, id: string, seal: Seal = {}): string {
  const { hash = 'sha256', transforms = [`${ds}enveloped-signature`, exclusive] } = seal;
  const more = 'http://www.w3.org/2001/04/xmldsig-more#';
  const digest = createHash(hash).update(xml).digest('base64');
  const info = (seal.signedInfo ?? ((one) => one))(
    `<ds:SignedInfo xmlns:ds="${ds}">` +
      `<ds:CanonicalizationMethod Algorithm="${seal.canonicalization ?? exclusive}"></ds:CanonicalizationMethod>` +
      `<ds:SignatureMethod Algorithm="${seal.signatureMethod ?? `${more}rsa-sha256`}"></ds:SignatureMethod>` +
      `<ds:Reference URI="${seal.uri ?? `#${id}`}"><ds:Transforms>` +
      transforms.map((one) => `<ds:Transform Algorithm="${one}"></ds:Transform>`).join('') +
      `</ds:Transforms><ds:DigestMethod Algorithm="${seal.digestMethod ?? 'http://www.w3.org/2001/04/xmlenc#sha256'}">` +
      `</ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
  );
  const value =
    seal.hmac === undefined
      ? sign(hash, Buffer.from(info), seal.key ?? keys.privateKey).toString('base64')
      : createHmac(hash, seal.hmac).update(info).digest('base64');
  return (seal.signature ?? ((one) => one))(
    `<ds:Signature xmlns:ds="${ds}">${info.replace(` xmlns:ds="${ds}"`, '')}` +
      `<ds:SignatureValue>${value}</ds:SignatureValue>${seal.keyInfo ?? ''}</ds:Signature>`,
  );
}

/** Puts the Signature where the schema has it: behind the element's own Issuer. */
export function sealed(xml: string, seal: Seal = {}): string {
  const id = /\bID="([^"]+)"/.exec(xml)?.[1] ?? '';
  return xml.replace('</saml:Issuer>', (issuer) => issuer + signatureOf(xml, id, seal));
}

/** A whole Response, sealed as asked. */
export function message(target: Target, recipe: Recipe = {}): string {
  const same: Edit = (xml) => xml;
  const { mode = 'both', nameId = mallory, id = freshId() } = recipe;
  let assertion = (recipe.assertion ?? same)(assertionXml(target, nameId, id));
  if (mode !== 'response') assertion = sealed(assertion, recipe);
  assertion = (recipe.sealedAssertion ?? same)(assertion);
  const response = (recipe.response ?? same)(responseXml(target, freshId(), assertion));
  return mode === 'assertion' ? response : sealed(response, recipe);
}

export const base64 = (xml: string | Buffer): string => Buffer.from(xml).toString('base64');

/** What is posted: a document, or the pairs of a form. */
export type Forgery = string | Buffer | readonly (readonly [name: string, value: string])[];
export type Family = readonly (readonly [name: string, forge: (target: Target) => Forgery])[];
export const modes: readonly Mode[] = ['assertion', 'response', 'both'];
