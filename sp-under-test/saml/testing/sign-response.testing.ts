import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import { ExclusiveCanonicalization, SignedXml } from 'xml-crypto';
import type { ConsumeContext, PendingRequest, ReceivedForm } from '../contracts.ts';

/** A signing key with its certificate. */
export interface TestKey {
  privateKey: KeyObject;
  certificate: string;
}

/** Makes an RSA key and a self-signed certificate. */
export function rsaKey(
  commonName = 'idp.example',
  parameters: { modulusLength: number; publicExponent?: number } = { modulusLength: 2048 },
): TestKey {
  const { privateKey } = generateKeyPairSync('rsa', parameters);
  const signer = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.rsa.setPublicKey(signer.n, signer.e);
  certificate.serialNumber = `01${randomBytes(4).toString('hex')}`;
  certificate.validity.notBefore = new Date(0);
  certificate.validity.notAfter = new Date('2099-01-01T00:00:00Z');
  certificate.setSubject([{ name: 'commonName', value: commonName }]);
  certificate.setIssuer([{ name: 'commonName', value: commonName }]);
  certificate.sign(signer, forge.md.sha256.create());
  return { privateKey, certificate: forge.pki.certificateToPem(certificate) };
}

export const idpKey = rsaKey();
export const now = new Date('2030-01-15T12:00:00.000Z');
export const entityId = 'http://localhost:4000/saml/metadata';
export const acsUrl = 'http://localhost:4000/saml/acs/p1';
export const idpEntityId = 'http://www.okta.example/exk1';

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const excC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** The good Assertion that every case is a variation of. */
export const goodAssertion = `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" Version="2.0" IssueInstant="2030-01-15T12:00:00.000Z"><saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">${idpEntityId}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">alice@example.com</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="_req1" NotOnOrAfter="2030-01-15T12:05:00.000Z" Recipient="${acsUrl}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="2030-01-15T11:55:00.000Z" NotOnOrAfter="2030-01-15T12:05:00.000Z"><saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="2030-01-15T11:59:00.000Z" SessionIndex="s1"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="name" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"><saml:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">Alice Anderson</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>`;

/** The good Response around it; `{assertion}` stands for the Assertion. */
export const goodResponse = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" Destination="${acsUrl}" ID="_r1" InResponseTo="_req1" IssueInstant="2030-01-15T12:00:00.000Z" Version="2.0"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${idpEntityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{assertion}</samlp:Response>`;

/** A change of text that must find what it changes: a fault that is not there proves nothing. */
export type Edit = (xml: string) => string;

/** Replaces `from` once (or everywhere, for a regular expression with `g`). */
export function swap(from: string | RegExp, to: string): Edit {
  return (xml) => {
    const changed = xml.replace(from, () => to);
    if (changed === xml) throw new Error(`nothing to change: ${from}`);
    return changed;
  };
}

/** What is sealed, and what is done to it before and after. */
export interface Recipe {
  sign?: 'assertion' | 'response' | 'both' | 'none';
  /** Before the Assertion is signed. */
  assertion?: Edit;
  /** After the Assertion is signed, before it is put into the Response. */
  signedAssertion?: Edit;
  /** Before the Response is signed. */
  response?: Edit;
  /** After everything is signed. */
  wire?: Edit;
  key?: TestKey;
  signature?: SignatureRecipe;
}

interface SignatureRecipe {
  algorithm?: string;
  digest?: string;
  transforms?: string[];
  prefixList?: string[];
  c14n?: string;
  keyInfo?: string;
}

/** Composes and seals a Response. */
export function compose(recipe: Recipe = {}): string {
  const { sign = 'both', key = idpKey, signature = {} } = recipe;
  const same: Edit = (xml) => xml;
  let assertion = (recipe.assertion ?? same)(goodAssertion);
  if (sign === 'assertion' || sign === 'both') assertion = seal(assertion, 'Assertion', key, signature);
  assertion = (recipe.signedAssertion ?? same)(assertion);
  let response = (recipe.response ?? same)(goodResponse.replace('{assertion}', () => assertion));
  if (sign === 'response' || sign === 'both') response = seal(response, 'Response', key, signature);
  return (recipe.wire ?? same)(response);
}

/** Signs the first element with this local name, enveloped, directly after its Issuer. */
export function seal(xml: string, element: string, key: TestKey, recipe: SignatureRecipe = {}): string {
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: recipe.algorithm ?? rsaSha256,
    canonicalizationAlgorithm: recipe.c14n ?? excC14n,
    ...(recipe.keyInfo === undefined ? {} : { getKeyInfoContent: () => recipe.keyInfo ?? null }),
  });
  addAlgorithms(signer);
  const target = `//*[local-name(.)='${element}']`;
  signer.addReference({
    xpath: `(${target})[1]`,
    transforms: recipe.transforms ?? [enveloped, excC14n],
    digestAlgorithm: recipe.digest ?? sha256,
    ...(recipe.prefixList === undefined ? {} : { inclusiveNamespacesPrefixList: recipe.prefixList }),
  });
  // Where the schema wants it: directly after the Issuer, or first where there is none.
  const opening = xml.match(new RegExp(`<[\\w:]*${element}[ >][^>]*>\\s*<([\\w:]*)`))?.[1] ?? '';
  const location = opening.endsWith('Issuer')
    ? { reference: `(${target})[1]/*[local-name(.)='Issuer']`, action: 'after' as const }
    : { reference: `(${target})[1]`, action: 'prepend' as const };
  signer.computeSignature(xml, { prefix: 'ds', location });
  return signer.getSignedXml();
}

/** Prefixes in code point order, as the specification has it; xml-crypto alone would sign in locale order. */
class Canonical extends ExclusiveCanonicalization {
  override nsCompare(a: { prefix: string }, b: { prefix: string }): number {
    return Buffer.compare(Buffer.from(a.prefix), Buffer.from(b.prefix));
  }
}

function addAlgorithms(signer: SignedXml): void {
  signer.CanonicalizationAlgorithms[excC14n] = Canonical;
  for (const bits of ['256', '384', '512']) {
    for (const [kind, dsaEncoding] of [
      ['rsa', undefined],
      ['ecdsa', 'ieee-p1363'],
    ] as const) {
      const name = `http://www.w3.org/2001/04/xmldsig-more#${kind}-sha${bits}`;
      signer.SignatureAlgorithms[name] = class {
        getAlgorithmName = () => name;
        getSignature(info: string) {
          const key = dsaEncoding
            ? { key: signer.privateKey as KeyObject, dsaEncoding }
            : (signer.privateKey as KeyObject);
          return createSign(`sha${bits}`).update(info).sign(key, 'base64');
        }
        verifySignature = () => false;
      } as never;
    }
  }
  signer.HashAlgorithms['http://www.w3.org/2001/04/xmldsig-more#sha384'] = class {
    getAlgorithmName = () => 'http://www.w3.org/2001/04/xmldsig-more#sha384';
    getHash = (xml: string) => createHash('sha384').update(xml).digest('base64');
  };
}

/** The form a browser posts. */
export function form(xml: string | Buffer): ReceivedForm {
  const value = Buffer.isBuffer(xml) ? xml.toString('base64') : Buffer.from(xml, 'utf8').toString('base64');
  return { samlResponse: [value], relayState: [], parameterNames: ['SAMLResponse'] };
}

export const pending: PendingRequest = {
  id: '_req1',
  providerId: 'p1',
  environment: 'DEV',
  product: 'workato-go',
  issuedAt: new Date('2030-01-15T11:59:30.000Z'),
};

/** The circumstances in which the good Response is accepted. */
export function circumstances(changes: Partial<ConsumeContext> = {}): ConsumeContext {
  return {
    now,
    skewSeconds: 180,
    entityId,
    acsUrl,
    idp: { entityId: idpEntityId, certificates: [idpKey.certificate] },
    pendingRequest: (id) => (id === pending.id ? pending : undefined),
    alreadyConsumed: async () => false,
    ...changes,
  };
}
