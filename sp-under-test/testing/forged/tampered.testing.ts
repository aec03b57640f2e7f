import { alice, type Edit, type Family, mallory, message, modes, swap } from './message.testing.ts';

const later = '2099-01-01T00:00:00.000Z';
const changes: Readonly<Record<string, Edit>> = {
  'NameID is somebody else': swap(mallory, alice),
  'NameID is somebody else, behind a comment': swap(mallory, `${alice}<!-- -->`),
  'NameID has a neighbour': swap(/<saml:NameID/, `<saml:NameID>${alice}</saml:NameID><saml:NameID`),
  'a second Subject in front': swap(
    '<saml:Subject>',
    `<saml:Subject><saml:NameID>${alice}</saml:NameID></saml:Subject><saml:Subject>`,
  ),
  'a group more': swap(
    'Sales</saml:AttributeValue>',
    'Sales</saml:AttributeValue><saml:AttributeValue>Support</saml:AttributeValue>',
  ),
  'an attribute named like the NameID': swap(
    '<saml:AttributeStatement>',
    '<saml:AttributeStatement><saml:Attribute Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier">' +
      `<saml:AttributeValue>${alice}</saml:AttributeValue></saml:Attribute>`,
  ),
  'a second AttributeStatement': swap(
    '</saml:AttributeStatement>',
    `</saml:AttributeStatement><saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>${alice}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
  ),
  'lasts longer': swap(/NotOnOrAfter="[^"]*"/g, `NotOnOrAfter="${later}"`),
  'another session index': swap(/SessionIndex="[^"]*"/, 'SessionIndex="other"'),
  'a longer session': swap('<saml:AuthnStatement ', `<saml:AuthnStatement SessionNotOnOrAfter="${later}" `),
  'no Conditions': swap(/<saml:Conditions.*<\/saml:Conditions>/, ''),
  'no SubjectConfirmation': swap(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, ''),
  'another Assertion ID': swap(/(?<=<saml:Assertion [^>]*)ID="[^"]*"/, 'ID="_renamed"'),
  'a later IssueInstant': swap(/(?<=<saml:Assertion [^>]*)IssueInstant="[^"]*"/, `IssueInstant="${later}"`),
  'white space inside': swap('<saml:Subject>', '<saml:Subject>\n'),
  'another namespace for the Subject': swap('<saml:Subject>', '<saml:Subject xmlns:saml="urn:other">'),
};

/** Sealed by the identity provider, then changed. */
export const tampered: Family = Object.entries(changes).flatMap(([name, change]) =>
  modes.map((mode) => [`${name} (${mode})`, (target) => change(message(target, { mode }))] as const),
);
