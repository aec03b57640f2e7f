import { expect, it } from 'vitest';
import { type Unanswered, whyUnanswered } from './unanswered.ts';

const refusal = { check: 'signature', message: 'The message is not signed.', clause: 'SAMLProf §4.4.4.1' };
const asked = { kind: 'LogoutRequest', binding: 'HTTP-Redirect', xml: '<x/>', query: '', parameters: {} };
const alone: Unanswered = {
  askedNothing: true,
  received: [],
  seen: undefined,
  sent: undefined,
  signedInBefore: true,
};

it('tells an SP that asks nothing', () => {
  expect(whyUnanswered(alone)).toContain('without a LogoutRequest');
});

it('tells an SP whose LogoutRequest was refused, and for what', () => {
  const refused = { ...alone, askedNothing: false, received: [{ ...asked, refusal }] };
  expect(whyUnanswered(refused)).toContain('The message is not signed.');
});

it.each<[string, Partial<Unanswered>]>([
  ['the request was taken', { askedNothing: false, received: [asked] }],
  ['the person is still signed in', { seen: { subject: 'alice@example.com', attributes: {}, raw: '' } }],
  ['nobody was signed in before', { signedInBefore: false }],
])('says nothing where %s', (_, change) => {
  expect(whyUnanswered({ ...alone, ...change })).toBeUndefined();
});
