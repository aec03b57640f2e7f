import { describe, expect, it } from 'vitest';
import type { LogoutMessage } from '../message.ts';
import { type LogoutEvidence, logoutRules, type SpMessage } from './index.ts';

const nameId = { value: 'alice@example.com', attributes: { Format: 'urn:email', NameQualifier: 'q' } };
const message: LogoutMessage = {
  kind: 'LogoutRequest',
  attributes: { ID: '_1', Version: '2.0', IssueInstant: '2026-01-01T00:00:00Z', Destination: 'http://idp/slo' },
  issuer: { value: 'http://sp', format: '' },
  nameId,
  encrypted: false,
  sessionIndexes: ['s1'],
  status: undefined,
  asynchronous: false,
  signatures: [],
};
const raw = { kind: 'LogoutRequest', binding: 'HTTP-Redirect', xml: '<x/>', query: 'SAMLRequest=x', parameters: {} };
const request: SpMessage = { raw, message };
const answer: SpMessage = {
  raw: { ...raw, kind: 'LogoutResponse', parameters: { RelayState: 'http://elsewhere.example/' } },
  message: {
    ...message,
    kind: 'LogoutResponse',
    attributes: { ...message.attributes, Destination: 'http://idp/slo/back', InResponseTo: '_asked' },
    status: 'urn:oasis:names:tc:SAML:2.0:status:Success',
  },
};
const evidence: LogoutEvidence = {
  attempt: Object.assign(Object.create(null), {
    sent: { messageId: '_asked', relayState: 'http://elsewhere.example/' },
    endedBefore: true,
    exchanges: [{ at: new Date(0), method: 'GET', url: 'http://idp/slo?SAMLRequest=x' }],
  }),
  request,
  answer,
  assertion: { nameId, sessionIndex: 's1' },
  spEntityId: 'http://sp',
  certificates: [],
  idp: { sloUrl: 'http://idp/slo', sloCallbackUrl: 'http://idp/slo/back' },
};
const saying = (change: Partial<LogoutMessage>, of = request): SpMessage => ({
  ...of,
  message: { ...message, ...of.message, ...change },
});
const attribute = (name: string, value: string, of = request) =>
  saying({ attributes: { ...of.message?.attributes, [name]: value } }, of);
const attempt = (change: object): Partial<LogoutEvidence> => ({ attempt: { ...evidence.attempt, ...change } });
const byPost = (of: SpMessage): SpMessage => ({ ...of, raw: { ...of.raw, binding: 'HTTP-POST' } });

/** One change that breaks each rule. */
const breaking: readonly (readonly [string, Partial<LogoutEvidence>])[] = [
  ['request-sent', { request: undefined }],
  ['request-binding', { request: byPost(request) }],
  ['request-fields', { request: attribute('ID', '1') }],
  ['request-fields', { request: attribute('Version', '1.1') }],
  ['request-fields', { request: attribute('IssueInstant', '2026-01-01T00:00:00+01:00') }],
  ['request-fields', { request: attribute('Destination', 'http://other') }],
  ['request-fields', { spEntityId: 'http://other' }],
  ['request-name-id', { request: saying({ nameId: { ...nameId, attributes: { Format: 'urn:email' } } }) }],
  ['request-name-id-plain', { request: saying({ encrypted: true }) }],
  ['request-session-index', { request: saying({ sessionIndexes: [] }) }],
  ['request-top-level', attempt({ exchanges: [] })],
  ['session-ended-first', attempt({ endedBefore: false })],
  ['answered', { answer: undefined }],
  ['answer-success', { answer: saying({ status: 'urn:other' }, answer) }],
  ['answer-success', { answer: undefined }],
  ['answer-fields', { answer: attribute('InResponseTo', '_other', answer) }],
  ['answer-fields', { answer: attribute('Destination', 'http://other', answer) }],
  ['answer-binding', { answer: byPost(answer) }],
  ['relay-state-echoed', { answer: { ...answer, raw: { ...answer.raw, parameters: {} } } }],
  ['relay-state-not-followed', attempt({ exchanges: [{ url: 'http://elsewhere.example/landing' }] })],
];

describe('what is looked for in messages of the SP', () => {
  it.each([...new Set(breaking.map(([name]) => name))])('%s holds where all is well', (name) => {
    expect(logoutRules[name]?.(evidence)).toMatchObject({ holds: true });
  });

  it.each(breaking)('%s notices: %#', (name, change) => {
    expect(logoutRules[name]?.({ ...evidence, ...change })).toMatchObject({ holds: false });
  });

  it.each(['request-signature', 'answer-signature'])('%s does not hold for a query that is not signed', (name) => {
    expect(logoutRules[name]?.(evidence)).toEqual(
      expect.objectContaining({ holds: false, seen: 'The query is not signed.' }),
    );
  });

  it('says nothing where there is nothing to look at', () => {
    const nothing = { ...evidence, request: undefined, answer: undefined };
    const silent = Object.entries(logoutRules).filter(([, rule]) => rule(nothing) === undefined);
    expect(silent.map(([name]) => name)).not.toContain('request-sent');
    expect(silent.map(([name]) => name)).toContain('request-signature');
  });
});

it.each([
  ['by HTTP-Redirect', { method: 'GET', url: 'http://idp/slo?SAMLResponse=x' }],
  ['by HTTP-POST', { method: 'POST', url: 'http://idp/slo', samlResponseSha256: ['00'] }],
])('an answer that went to Location instead of ResponseLocation is told as such, %s', (_, exchange) => {
  const { attempt: change } = attempt({ exchanges: [{ at: new Date(0), ...exchange }] });
  const found = logoutRules['answer-success']?.({ ...evidence, answer: undefined, ...(change && { attempt: change }) });
  expect(found).toEqual({ holds: false, seen: expect.stringContaining('its ResponseLocation is http://idp/slo/back') });
});
