import { inflateRawSync } from 'node:zlib';
import { rsaKey, seal, type TestKey } from '../../saml/testing/sign-response.testing.ts';

export const idpEntityId = 'http://www.okta.example/exk1';
export const idpKey = rsaKey();

/** What an answer says; everything else is as it should be. */
export interface Answer {
  email: string;
  acsUrl: string;
  entityId: string;
  now: Date;
  inResponseTo?: string;
  attributes?: Record<string, string[]>;
  sessionNotOnOrAfter?: Date;
  assertionId?: string;
  key?: TestKey;
}

let serial = 0;

/** A Response with both seals, as base64 for the form. */
export function answer(input: Answer): string {
  serial += 1;
  const at = (minutes: number) => new Date(input.now.getTime() + minutes * 60_000).toISOString();
  const reply = input.inResponseTo === undefined ? '' : ` InResponseTo="${input.inResponseTo}"`;
  const attributes = Object.entries(input.attributes ?? {})
    .map(([name, values]) => {
      const written = values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('');
      return `<saml:Attribute Name="${name}">${written}</saml:Attribute>`;
    })
    .join('');
  const end = input.sessionNotOnOrAfter ? ` SessionNotOnOrAfter="${input.sessionNotOnOrAfter.toISOString()}"` : '';
  const assertion = seal(
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${input.assertionId ?? `_a${serial}`}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${idpEntityId}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${input.email}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData${reply} NotOnOrAfter="${at(5)}" Recipient="${input.acsUrl}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(-5)}" NotOnOrAfter="${at(5)}"><saml:AudienceRestriction><saml:Audience>${input.entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}"${end} SessionIndex="s${serial}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>${attributes === '' ? '' : `<saml:AttributeStatement>${attributes}</saml:AttributeStatement>`}</saml:Assertion>`,
    'Assertion',
    input.key ?? idpKey,
  );
  const response = seal(
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" Destination="${input.acsUrl}" ID="_r${serial}"${reply} IssueInstant="${at(0)}" Version="2.0"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${idpEntityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${assertion}</samlp:Response>`,
    'Response',
    input.key ?? idpKey,
  );
  return Buffer.from(response, 'utf8').toString('base64');
}

/** The ID of the AuthnRequest in a redirect to the IdP. */
export function requestIdOf(location: string): string {
  const message = new URL(location).searchParams.get('SAMLRequest') ?? '';
  const id = /\bID="([^"]+)"/.exec(inflateRawSync(Buffer.from(message, 'base64')).toString('utf8'))?.[1];
  if (id === undefined) throw new Error('The redirect carries no AuthnRequest.');
  return id;
}
