import { describe, expect, test } from 'vitest';
import type { ConsumeContext } from '../contracts.ts';
import { consumeResponse, type SamlReasonCode, samlReasonCodes } from '../index.ts';
import {
  acsUrl,
  circumstances,
  compose,
  entityId,
  form,
  idpEntityId,
  type Recipe,
  swap,
} from '../testing/sign-response.testing.ts';

interface Fault extends Recipe {
  reason: SamlReasonCode;
  fault: string;
  context?: Partial<ConsumeContext>;
}

const alice = '>alice@example.com<';
const nameId = /<saml:NameID .*<\/saml:NameID>/;
const confirmation = /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/;
const conditionsNotBefore = 'NotBefore="2030-01-15T11:55:00.000Z"';
const conditionsNotOnOrAfter = 'NotOnOrAfter="2030-01-15T12:05:00.000Z"><saml:AudienceRestriction';
const dataNotOnOrAfter = 'NotOnOrAfter="2030-01-15T12:05:00.000Z" Recipient';
const inCondition = (xml: string) => swap('</saml:Conditions>', `${xml}</saml:Conditions>`);
const restriction = (audience: string) =>
  `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction>`;
const attributeStatement = (name: string) =>
  swap(
    '</saml:AttributeStatement>',
    `<saml:Attribute Name="${name}"><saml:AttributeValue>bob@example.com</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
  );
const unsolicited = {
  response: swap(' InResponseTo="_req1"', ''),
  assertion: swap(' InResponseTo="_req1"', ''),
};

/** One fault in an otherwise good Response, signed as it is: the named check alone stands in its way. */
const faults: readonly Fault[] = [
  {
    reason: 'required_signature_missing',
    fault: 'only the Assertion signed',
    sign: 'assertion',
    context: { requiredSignatures: 'both' },
  },
  {
    reason: 'required_signature_missing',
    fault: 'the Response not signed',
    sign: 'assertion',
    context: { requiredSignatures: 'response' },
  },
  {
    reason: 'required_signature_missing',
    fault: 'the Assertion not signed',
    sign: 'response',
    context: { requiredSignatures: 'assertion' },
  },
  {
    reason: 'response_version_unsupported',
    fault: 'Version 1.1',
    response: swap(
      'InResponseTo="_req1" IssueInstant="2030-01-15T12:00:00.000Z" Version="2.0"',
      'InResponseTo="_req1" IssueInstant="2030-01-15T12:00:00.000Z" Version="1.1"',
    ),
  },
  {
    reason: 'response_version_unsupported',
    fault: 'no Version',
    response: swap('12:00:00.000Z" Version="2.0"><saml:Issuer xmlns', '12:00:00.000Z"><saml:Issuer xmlns'),
  },
  { reason: 'response_id_invalid', fault: 'no ID', sign: 'assertion', response: swap(' ID="_r1"', '') },
  { reason: 'response_id_invalid', fault: 'ID with a leading digit', response: swap('ID="_r1"', 'ID="1r"') },
  {
    reason: 'issue_instant_invalid',
    fault: 'Response without',
    response: swap(/InResponseTo="_req1" IssueInstant="[^"]*"/, 'InResponseTo="_req1"'),
  },
  {
    reason: 'issue_instant_invalid',
    fault: 'Response tomorrow',
    response: swap('"_req1" IssueInstant="2030-01-15', '"_req1" IssueInstant="2030-01-16'),
  },
  {
    reason: 'issue_instant_invalid',
    fault: 'Response before its request',
    response: swap('"_req1" IssueInstant="2030-01-15', '"_req1" IssueInstant="2030-01-14'),
  },
  {
    reason: 'issue_instant_invalid',
    fault: 'Assertion with an offset',
    assertion: swap('IssueInstant="2030-01-15T12:00:00.000Z"', 'IssueInstant="2030-01-15T14:00:00+02:00"'),
  },
  {
    reason: 'status_not_success',
    fault: 'Responder beside an Assertion',
    response: swap('status:Success', 'status:Responder'),
  },
  { reason: 'status_not_success', fault: 'other letter case', response: swap('status:Success', 'status:success') },
  { reason: 'status_not_success', fault: 'no Status', response: swap(/<samlp:Status>.*<\/samlp:Status>/, '') },
  {
    reason: 'status_not_success',
    fault: 'Success nested',
    response: swap(
      '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>',
      '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:StatusCode>',
    ),
  },
  {
    reason: 'response_issuer_mismatch',
    fault: 'another IdP',
    response: swap(
      `assertion">${idpEntityId}</saml:Issuer><samlp`,
      'assertion">http://evil.example</saml:Issuer><samlp',
    ),
  },
  {
    reason: 'response_issuer_mismatch',
    fault: 'comment splits a longer name in an unsigned envelope',
    sign: 'assertion',
    response: swap(
      `assertion">${idpEntityId}</saml:Issuer><samlp`,
      `assertion">${idpEntityId}<!-- -->.evil</saml:Issuer><samlp`,
    ),
  },
  {
    reason: 'response_issuer_mismatch',
    fault: 'signed without Issuer',
    sign: 'response',
    response: swap(/<saml:Issuer xmlns:saml="[^"]*">[^<]*<\/saml:Issuer>/, ''),
  },
  {
    reason: 'response_issuer_mismatch',
    fault: 'wrong Format',
    response: swap(
      '<saml:Issuer xmlns:saml',
      '<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" xmlns:saml',
    ),
  },
  {
    reason: 'destination_mismatch',
    fault: 'another SP',
    response: swap(`Destination="${acsUrl}"`, 'Destination="https://other.example/acs"'),
  },
  {
    reason: 'destination_mismatch',
    fault: 'our URL as a prefix',
    response: swap(`Destination="${acsUrl}"`, `Destination="${acsUrl}.evil.example"`),
  },
  {
    reason: 'destination_mismatch',
    fault: 'empty, unsigned',
    sign: 'assertion',
    response: swap(`Destination="${acsUrl}"`, 'Destination=""'),
  },
  {
    reason: 'destination_mismatch',
    fault: 'absent in a signed Response',
    response: swap(`Destination="${acsUrl}" `, ''),
  },
  {
    reason: 'structure_invalid',
    fault: 'Conditions before Subject',
    assertion: (xml) =>
      xml.replace(/(<saml:Subject>.*<\/saml:Subject>)(<saml:Conditions.*<\/saml:Conditions>)/, '$2$1'),
  },
  {
    reason: 'structure_invalid',
    fault: 'foreign child',
    assertion: swap('<saml:Conditions', '<x:y xmlns:x="urn:x"/><saml:Conditions'),
  },
  {
    reason: 'structure_invalid',
    fault: 'empty AttributeStatement',
    assertion: swap(/<saml:AttributeStatement>.*<\/saml:AttributeStatement>/, '<saml:AttributeStatement/>'),
  },
  {
    reason: 'structure_invalid',
    fault: 'retyped statement',
    assertion: swap(
      '<saml:AuthnStatement ',
      '<saml:AuthnStatement xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="other" ',
    ),
  },
  { reason: 'in_response_to_unknown', fault: 'unknown to this browser', context: { pendingRequest: () => undefined } },
  {
    reason: 'in_response_to_unknown',
    fault: 'empty',
    response: swap('InResponseTo="_req1" IssueInstant', 'InResponseTo="" IssueInstant'),
    assertion: swap('InResponseTo="_req1"', 'InResponseTo=""'),
  },
  {
    reason: 'in_response_to_mismatch',
    fault: 'confirmation answers another',
    assertion: swap('InResponseTo="_req1"', 'InResponseTo="_req0"'),
  },
  {
    reason: 'in_response_to_mismatch',
    fault: 'confirmation answers nothing',
    assertion: swap(' InResponseTo="_req1"', ''),
  },
  {
    reason: 'in_response_to_mismatch',
    fault: 'Response answers nothing',
    response: swap(' InResponseTo="_req1" Issue', ' Issue'),
  },
  { reason: 'assertion_version_unsupported', fault: 'Version 1.0', assertion: swap('Version="2.0"', 'Version="1.0"') },
  { reason: 'assertion_id_invalid', fault: 'empty', sign: 'response', assertion: swap('ID="_a1"', 'ID=""') },
  { reason: 'assertion_id_invalid', fault: 'absent', sign: 'response', assertion: swap(' ID="_a1"', '') },
  {
    reason: 'assertion_issuer_mismatch',
    fault: 'another IdP',
    assertion: swap(`entity">${idpEntityId}`, 'entity">http://evil.example'),
  },
  {
    reason: 'assertion_issuer_mismatch',
    fault: 'padded',
    assertion: swap(`entity">${idpEntityId}`, `entity">\n ${idpEntityId} `),
  },
  {
    reason: 'assertion_issuer_mismatch',
    fault: 'absent',
    sign: 'response',
    assertion: swap(/<saml:Issuer.*<\/saml:Issuer>/, ''),
  },
  { reason: 'subject_missing', fault: 'absent', assertion: swap(/<saml:Subject>.*<\/saml:Subject>/, '') },
  { reason: 'subject_missing', fault: 'empty', assertion: swap(/<saml:Subject>.*<\/saml:Subject>/, '<saml:Subject/>') },
  { reason: 'subject_confirmation_missing', fault: 'absent', assertion: swap(confirmation, '') },
  {
    reason: 'subject_confirmation_missing',
    fault: 'no data',
    assertion: swap(/<saml:SubjectConfirmationData .*?\/>/, ''),
  },
  { reason: 'subject_confirmation_method', fault: 'sender-vouches', assertion: swap('cm:bearer', 'cm:sender-vouches') },
  {
    reason: 'subject_confirmation_method',
    fault: 'absent',
    assertion: swap(' Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"', ''),
  },
  {
    reason: 'recipient_mismatch',
    fault: 'another SP',
    assertion: swap(`Recipient="${acsUrl}"`, 'Recipient="https://other.example/acs"'),
  },
  { reason: 'recipient_mismatch', fault: 'absent', assertion: swap(` Recipient="${acsUrl}"`, '') },
  {
    reason: 'recipient_mismatch',
    fault: 'with a suffix',
    assertion: swap(`Recipient="${acsUrl}"`, `Recipient="${acsUrl}/"`),
  },
  {
    reason: 'subject_confirmation_expired',
    fault: 'past',
    assertion: swap(dataNotOnOrAfter, 'NotOnOrAfter="2030-01-15T11:57:00Z" Recipient'),
  },
  { reason: 'subject_confirmation_expired', fault: 'absent', assertion: swap(`${dataNotOnOrAfter}`, 'Recipient') },
  {
    reason: 'subject_confirmation_expired',
    fault: 'not a date',
    assertion: swap(dataNotOnOrAfter, 'NotOnOrAfter="tomorrow" Recipient'),
  },
  {
    reason: 'subject_confirmation_not_before',
    fault: 'present, reached',
    assertion: swap(dataNotOnOrAfter, `NotBefore="2030-01-15T11:00:00Z" ${dataNotOnOrAfter}`),
  },
  { reason: 'conditions_missing', fault: 'absent', assertion: swap(/<saml:Conditions.*<\/saml:Conditions>/, '') },
  {
    reason: 'assertion_not_yet_valid',
    fault: 'future',
    assertion: swap(conditionsNotBefore, 'NotBefore="2030-01-15T12:03:01Z"'),
  },
  { reason: 'assertion_not_yet_valid', fault: 'empty', assertion: swap(conditionsNotBefore, 'NotBefore=""') },
  {
    reason: 'assertion_expired',
    fault: 'past',
    assertion: swap(conditionsNotOnOrAfter, 'NotOnOrAfter="2030-01-15T11:57:00Z"><saml:AudienceRestriction'),
  },
  {
    reason: 'assertion_expired',
    fault: 'February 30',
    assertion: swap(conditionsNotOnOrAfter, 'NotOnOrAfter="2031-02-30T11:57:00Z"><saml:AudienceRestriction'),
  },
  {
    reason: 'assertion_expired',
    fault: 'window inverted',
    assertion: swap(
      `${conditionsNotBefore} ${conditionsNotOnOrAfter}`,
      'NotBefore="2030-01-15T12:01:00Z" NotOnOrAfter="2030-01-15T12:00:30Z"><saml:AudienceRestriction',
    ),
  },
  {
    reason: 'condition_unknown',
    fault: 'foreign subtype',
    assertion: inCondition(
      '<saml:Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="urn:x" xsi:type="x:Geo"/>',
    ),
  },
  {
    reason: 'condition_unknown',
    fault: 'OneTimeUse twice',
    assertion: inCondition('<saml:OneTimeUse/><saml:OneTimeUse/>'),
  },
  {
    reason: 'audience_missing',
    fault: 'no restriction',
    assertion: swap(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ''),
  },
  { reason: 'audience_missing', fault: 'no Audience', assertion: swap(/<saml:Audience>.*<\/saml:Audience>/, '') },
  {
    reason: 'audience_mismatch',
    fault: 'another SP',
    assertion: swap(`<saml:Audience>${entityId}`, '<saml:Audience>https://other.example'),
  },
  {
    reason: 'audience_mismatch',
    fault: 'letter case',
    assertion: swap(`<saml:Audience>${entityId}`, `<saml:Audience>${entityId.toUpperCase()}`),
  },
  {
    reason: 'audience_mismatch',
    fault: 'comment splits a longer name',
    assertion: swap(`<saml:Audience>${entityId}`, `<saml:Audience>${entityId}<!-- -->.evil`),
  },
  {
    reason: 'audience_mismatch',
    fault: 'padded',
    assertion: swap(`<saml:Audience>${entityId}`, `<saml:Audience>\n${entityId}`),
  },
  {
    reason: 'audience_mismatch',
    fault: 'second restriction is not ours',
    assertion: inCondition(restriction('https://other.example')),
  },
  {
    reason: 'authn_statement_missing',
    fault: 'absent',
    assertion: swap(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, ''),
  },
  { reason: 'authn_statement_invalid', fault: 'no AuthnInstant', assertion: swap(/ AuthnInstant="[^"]*"/, '') },
  {
    reason: 'authn_statement_invalid',
    fault: 'AuthnInstant tomorrow',
    assertion: swap('AuthnInstant="2030-01-15', 'AuthnInstant="2030-01-16'),
  },
  {
    reason: 'authn_statement_invalid',
    fault: 'empty AuthnContext',
    assertion: swap(/<saml:AuthnContextClassRef>.*<\/saml:AuthnContextClassRef>/, ''),
  },
  {
    reason: 'authn_statement_invalid',
    fault: 'empty class',
    assertion: swap(/<saml:AuthnContextClassRef>.*<\/saml:AuthnContextClassRef>/, '<saml:AuthnContextClassRef/>'),
  },
  {
    reason: 'session_expired',
    fault: 'past',
    assertion: swap(' SessionIndex', ' SessionNotOnOrAfter="2030-01-15T11:00:00Z" SessionIndex'),
  },
  { reason: 'name_id_missing', fault: 'absent', assertion: swap(nameId, '') },
  { reason: 'name_id_missing', fault: 'BaseID', assertion: swap(nameId, '<saml:BaseID/>') },
  {
    reason: 'name_id_format',
    fault: 'persistent',
    assertion: swap('SAML:1.1:nameid-format:emailAddress', 'SAML:2.0:nameid-format:persistent'),
  },
  { reason: 'name_id_format', fault: 'absent', assertion: swap(/<saml:NameID Format="[^"]*"/, '<saml:NameID') },
  { reason: 'name_id_invalid', fault: 'not an address', assertion: swap(alice, '>alice<') },
  { reason: 'name_id_invalid', fault: 'blank', assertion: swap(alice, '> <') },
  { reason: 'name_id_invalid', fault: 'padded', assertion: swap(alice, '>alice@example.com\n<') },
  { reason: 'name_id_invalid', fault: 'full-width at sign', assertion: swap(alice, '>alice\uFF20example.com<') },
  {
    reason: 'name_id_invalid',
    fault: 'element inside',
    assertion: swap(alice, '>alice@example.com<x:y xmlns:x="urn:x"/><'),
  },
  {
    reason: 'name_id_invalid',
    fault: 'two',
    assertion: swap(
      '<saml:SubjectConfirmation ',
      '<saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">bob@example.com</saml:NameID><saml:SubjectConfirmation ',
    ),
  },
  {
    reason: 'name_id_invalid',
    fault: 'qualified for another SP',
    assertion: swap('<saml:NameID ', '<saml:NameID SPNameQualifier="https://other.example" '),
  },
  {
    reason: 'attribute_name_collision',
    fault: 'claim that means NameID',
    assertion: attributeStatement('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier'),
  },
  { reason: 'attribute_name_collision', fault: 'field name', assertion: attributeStatement('nameID') },
  { reason: 'attribute_name_collision', fault: 'prototype', assertion: attributeStatement('__proto__') },
  { reason: 'attribute_name_collision', fault: 'same name twice', assertion: attributeStatement('name') },
  { reason: 'assertion_replayed', fault: 'used before', context: { alreadyConsumed: async (id) => id === '_a1' } },
  {
    reason: 'recipient_mismatch',
    fault: 'unsolicited for another SP',
    ...unsolicited,
    assertion: (xml) => swap(`Recipient="${acsUrl}"`, 'Recipient="x"')(unsolicited.assertion(xml)),
  },
];

/** With the check off there is still nobody, or nobody unambiguous, to let in: the reader says so. */
const secondLayer: Readonly<Record<string, SamlReasonCode>> = {
  'name_id_missing: absent': 'name_id_missing',
  'name_id_missing: BaseID': 'name_id_missing',
  'subject_missing: absent': 'name_id_missing',
  'subject_missing: empty': 'name_id_missing',
  'name_id_invalid: element inside': 'name_id_missing',
  'name_id_invalid: two': 'name_id_missing',
  'attribute_name_collision: claim that means NameID': 'name_id_invalid',
};

describe.each(faults)('$reason: $fault', ({ reason, context, fault, ...recipe }) => {
  const received = form(compose(recipe));

  test('is the one finding', async () => {
    const consumed = await consumeResponse(received, circumstances(context));
    expect(consumed.accepted ? [] : consumed.findings.map((one) => one.reason)).toEqual([reason]);
  });

  test('is let in with that check switched off, and only then', async () => {
    const consumed = await consumeResponse(received, circumstances(context), { off: [reason] });
    const stillRefused = secondLayer[`${reason}: ${fault}`];
    expect(consumed).toMatchObject(
      stillRefused === undefined ? { accepted: true } : { accepted: false, findings: [{ reason: stillRefused }] },
    );
    const others = samlReasonCodes.filter((one) => one !== reason);
    const without = await consumeResponse(received, circumstances(context), { off: others });
    expect(without.accepted).toBe(false);
  });
});

test('every check has a fault that only it stops', async () => {
  const { checks } = await import('./index.ts');
  const named = new Set(faults.map((one) => one.reason));
  expect(checks.filter((one) => !named.has(one.reason)).map((one) => one.reason)).toEqual([]);
});
