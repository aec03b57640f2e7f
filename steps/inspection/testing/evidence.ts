import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { decodeRequest, type Outgoing } from '../decode.ts';
import { readDocument } from '../document/read.ts';
import type { Answer, Evidence, PublishedMetadata } from '../evidence.ts';
import { published } from '../published-metadata.ts';
import { acsUrl, entityId, now, redirected, sso } from './outgoing.ts';

const packaged = (path: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(`#package/fixtures/${path}`), 'utf8');

export const signingKey: KeyObject = createPrivateKey(packaged('keys/sp-signing.key.pem'));
export const strangeKey: KeyObject = createPrivateKey(packaged('keys/sp-encryption.key.pem'));

/** A message that xmlsec1 signed with the SP's signing key. */
export const signed = (name: string): string => readFileSync(join(import.meta.dirname, 'signed', name), 'utf8');

const base64 = (pem: string): string => new X509Certificate(pem).raw.toString('base64');
export const oldCertificate: string = base64(packaged('sps/sloppy/old-certificate.pem'));
const certificates = {
  signing: base64(packaged('keys/sp-signing.cert.pem')),
  encryption: base64(packaged('keys/sp-encryption.cert.pem')),
};

/** A KeyDescriptor around a certificate. */
export const keyDescriptor = (use: string, certificate: string, methods = ''): string =>
  `<md:KeyDescriptor${use === '' ? '' : ` use="${use}"`}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${methods}</md:KeyDescriptor>`;

export const acs = (more: string): string => `<md:AssertionConsumerService ${more}/>`;
export const goodAcs = `index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${acsUrl}"`;

/** Pieces of metadata that a test replaces; the rest is good. */
export interface MetadataPieces {
  rootAttributes?: string;
  entityId?: string;
  /** Children of EntityDescriptor before and after the role. */
  before?: string;
  after?: string;
  roleAttributes?: string;
  roleExtensions?: string;
  keys?: string;
  slo?: string;
  formats?: string;
  acs?: string;
  attributeServices?: string;
}

const format = '<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>';

/** SP metadata, good but for the pieces given. */
export function metadataXml(pieces: MetadataPieces = {}): string {
  const keys = `${keyDescriptor('signing', certificates.signing)}${keyDescriptor('encryption', certificates.encryption)}`;
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${pieces.entityId ?? entityId}" ${pieces.rootAttributes ?? ''}>${pieces.before ?? ''}<md:SPSSODescriptor ${pieces.roleAttributes ?? 'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"'}>${pieces.roleExtensions ?? ''}${pieces.keys ?? keys}${pieces.slo ?? ''}${pieces.formats ?? format}${pieces.acs ?? acs(goodAcs)}${pieces.attributeServices ?? ''}</md:SPSSODescriptor>${pieces.after ?? ''}</md:EntityDescriptor>`;
}

export interface Given {
  sent?: readonly Outgoing[];
  metadata?: string;
  /** What the second fetch brings. */
  again?: string;
  contentType?: string;
  wellKnown?: Answer;
  ssoUrl?: string;
  acceptedSealings?: readonly string[];
}

/** What the judge would have collected. */
export async function evidenceOf(given: Given = {}): Promise<Evidence> {
  const sent = given.sent ?? [redirected()];
  return {
    requests: await Promise.all(sent.map((one, index) => decodeRequest(one, index + 1, sent.length))),
    metadata: await metadataOf(given),
    idp: { entityId: 'https://idp.example', ssoUrl: given.ssoUrl ?? sso },
    sp: { entityId, acsUrl, nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
    acceptedSealings: given.acceptedSealings ?? ['A', 'AR'],
    now,
  };
}

async function metadataOf(given: Given): Promise<PublishedMetadata> {
  const text = given.metadata ?? metadataXml();
  const answer: Answer = {
    url: entityId,
    status: 200,
    headers: { 'content-type': given.contentType ?? 'application/samlmetadata+xml' },
    body: text,
  };
  return published(entityId, {
    answer,
    document: await readDocument('The SP metadata', text, 'metadata'),
    again: await readDocument('The SP metadata, fetched again', given.again ?? text, 'metadata'),
    entityId,
    wellKnown: given.wellKnown ?? answer,
  });
}
