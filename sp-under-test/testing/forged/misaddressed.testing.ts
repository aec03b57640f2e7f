import { alice, type Edit, type Family, message, swap, type Target } from './message.testing.ts';

const past = '2001-01-01T00:00:00Z';
const future = '2098-01-01T00:00:00Z';
const everyEnd = swap(/NotOnOrAfter="[^"]*"/g, `NotOnOrAfter="${past}"`);
const name = /(?<=<saml:NameID[^>]*>)[^<]*/;
const confirmation = /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/;

/** Of the Assertion, before the identity provider seals it. */
const assertions: Readonly<Record<string, Edit>> = {
  'for another audience': swap(/<saml:Audience>[^<]*/, '<saml:Audience>urn:other'),
  'for an audience that only begins alike': swap('</saml:Audience>', '.evil.example</saml:Audience>'),
  'for two audiences, one after the other': swap(
    '</saml:Conditions>',
    '<saml:AudienceRestriction><saml:Audience>urn:other</saml:Audience></saml:AudienceRestriction></saml:Conditions>',
  ),
  'for no audience': swap(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ''),
  'without Conditions': swap(/<saml:Conditions.*<\/saml:Conditions>/, ''),
  'under a condition nobody knows': swap(
    '</saml:Conditions>',
    '<saml:Condition xmlns:x="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x:Weather"></saml:Condition></saml:Conditions>',
  ),
  'to another recipient': swap(/Recipient="[^"]*"/, 'Recipient="https://other.example/acs"'),
  'to no recipient': swap(/ Recipient="[^"]*"/, ''),
  'too late': everyEnd,
  'too early': swap(/NotBefore="[^"]*"/, `NotBefore="${future}"`),
  'at an unreadable time': swap(/(?<=Conditions[^>]*)NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="tomorrow"'),
  'confirmed without an end': swap(/(?<=ConfirmationData) NotOnOrAfter="[^"]*"/, ''),
  'confirmed from a moment on': swap(
    '<saml:SubjectConfirmationData ',
    `<saml:SubjectConfirmationData NotBefore="${past}" `,
  ),
  'confirmed as holder of key': swap('cm:bearer', 'cm:holder-of-key'),
  'confirmed as sender vouches': swap('cm:bearer', 'cm:sender-vouches'),
  'not confirmed': swap(confirmation, ''),
  'confirmed for a request nobody made': swap(
    '<saml:SubjectConfirmationData ',
    '<saml:SubjectConfirmationData InResponseTo="_never" ',
  ),
  'by another issuer': swap(/(?<=<saml:Issuer>)[^<]*/, 'urn:other:idp'),
  'in version 1.1': swap('Version="2.0"', 'Version="1.1"'),
  'without version': swap(' Version="2.0"', ''),
  'without AuthnStatement': swap(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, ''),
  'for a session that is over': swap('<saml:AuthnStatement ', `<saml:AuthnStatement SessionNotOnOrAfter="${past}" `),
  'without Subject': swap(/<saml:Subject>.*<\/saml:Subject>/, ''),
  'without NameID': swap(/<saml:NameID.*<\/saml:NameID>/, ''),
  'with an empty NameID': swap(name, ''),
  'with a transient NameID': swap('1.1:nameid-format:emailAddress', '2.0:nameid-format:transient'),
  'with a persistent NameID': swap('1.1:nameid-format:emailAddress', '2.0:nameid-format:persistent'),
  'with no address': swap(name, 'alice'),
  'with two addresses': swap(name, 'alice@example.com,mallory@example.com'),
  'with a zero-width space': swap(name, 'alice\u200b@example.com'),
  'with a line break in the address': swap(name, 'alice@example.com\nx'),
  'with two NameIDs': swap('</saml:NameID>', '</saml:NameID><saml:NameID>bob@example.com</saml:NameID>'),
};

/** Of the Response. */
const responses: Readonly<Record<string, Edit>> = {
  'Response to another destination': swap(/Destination="[^"]*"/, 'Destination="https://other.example/acs"'),
  'Response of another issuer': swap(/(?<=<saml:Issuer[^>]*>)[^<]*/, 'urn:other:idp'),
  'Response of failure': swap('status:Success', 'status:Responder'),
  'Response of success inside failure': swap(
    /<samlp:StatusCode.*<\/samlp:StatusCode>/,
    '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Requester"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"></samlp:StatusCode></samlp:StatusCode>',
  ),
  'Response without status': swap(/<samlp:Status>.*<\/samlp:Status>/, ''),
  'Response to a request nobody made': swap(' IssueInstant', ' InResponseTo="_never" IssueInstant'),
  'Response in version 1.0': swap('Version="2.0"', 'Version="1.0"'),
  'Response without ID': swap(/ ID="[^"]*"/, ''),
  'Response without time': swap(/ IssueInstant="[^"]*"/, ''),
  'Response with nothing in it': swap(/<saml:Assertion.*<\/saml:Assertion>/, ''),
  'Response with the Assertion twice': (xml) => xml.replace(/<saml:Assertion.*<\/saml:Assertion>/, (one) => one + one),
};

/** Properly sealed by the identity provider, and still nothing that may open a session. */
export const misaddressed: Family = [
  ...Object.entries(assertions).map(
    ([title, assertion]) =>
      [title, (target: Target) => message(target, { nameId: alice, mode: 'both', assertion })] as const,
  ),
  ...Object.entries(responses).map(
    ([title, response]) =>
      [title, (target: Target) => message(target, { nameId: alice, mode: 'both', response })] as const,
  ),
];
