import { describe, expect, it } from 'vitest';
import { classify, type KnownPerson, type Observation } from './outcome.ts';

const alice: KnownPerson = { subject: 'alice@example.com', nameId: 'alice@example.com', displayName: 'Alice Anderson' };
const bob: KnownPerson = { subject: 'bob@example.com', nameId: 'bob@example.com', displayName: 'Bob Brown' };
const delivered = { status: 200, retryAfter: false };

const base: Observation = {
  signedFor: alice,
  everybody: [alice, bob],
  readBackFailed: false,
  emitted: true,
  waitsForPerson: false,
  delivery: delivered,
  worstStatus: 200,
};
const seen = (subject: string, attributes: Record<string, string[]> = {}) => ({ subject, attributes, raw: '' });
const undelivered = ({ delivery: _, ...rest }: Observation): Observation => rest;

describe('an outcome', () => {
  it.each<[string, Observation, string]>([
    ['the person is seen', { ...base, seen: seen(alice.subject) }, 'accepted-as-expected'],
    ['another known person is seen', { ...base, seen: seen(bob.subject) }, 'accepted-as-someone-else'],
    ['the forged person is seen', { ...base, forged: bob, seen: seen(bob.subject) }, 'accepted-as-someone-else'],
    [
      'only an attribute is forged',
      { ...base, forged: bob, seen: seen(alice.subject, { name: ['Bob Brown'] }) },
      'accepted-as-someone-else',
    ],
    [
      'the genuine part is used',
      { ...base, forged: bob, seen: seen(alice.subject, { name: ['Alice Anderson'] }) },
      'accepted-as-signed',
    ],
    ['nobody knows who is seen', { ...base, seen: seen('x') }, 'accepted-unknown'],
    ['nobody is seen, status 200', base, 'refused'],
    [
      'nobody is seen, status 403',
      { ...base, delivery: { status: 403, retryAfter: false }, worstStatus: 403 },
      'refused',
    ],
    ['the ACS answers 500', { ...base, worstStatus: 500 }, 'crashed'],
    [
      'the ACS answers 500 and lets in',
      { ...base, worstStatus: 500, seen: seen(alice.subject) },
      'accepted-as-expected',
    ],
    [
      'the connection is cut',
      { ...base, delivery: { failure: 'dropped', retryAfter: false }, failure: 'dropped' },
      'crashed',
    ],
    [
      'the connection is cut, and only the delivery shows it',
      { ...base, delivery: { failure: 'dropped', retryAfter: false } },
      'crashed',
    ],
    [
      'no answer in time',
      { ...base, delivery: { failure: 'time-limit', retryAfter: false }, failure: 'time-limit' },
      'hung',
    ],
    ['what comes is no HTTP', { ...base, failure: 'garbled' }, 'crashed'],
    ['an answer without end', { ...base, failure: 'endless' }, 'hung'],
    ['round in circles', { ...base, failure: 'hop-limit' }, 'looped'],
    ['429', { ...base, delivery: { status: 429, retryAfter: false } }, 'throttled'],
    ['503 with Retry-After', { ...base, delivery: { status: 503, retryAfter: true }, worstStatus: 503 }, 'throttled'],
    ['503 without', { ...base, delivery: { status: 503, retryAfter: false }, worstStatus: 503 }, 'crashed'],
    [
      'nobody listens at the ACS',
      { ...base, delivery: { failure: 'unreachable', retryAfter: false }, failure: 'unreachable' },
      'not-delivered',
    ],
    ['the traced bytes never left', undelivered(base), 'not-delivered'],
    ['they never left but somebody is seen', { ...undelivered(base), seen: seen(alice.subject) }, 'inconclusive'],
    [
      'the IdP waits for a person',
      { ...undelivered(base), emitted: false, waitsForPerson: true },
      'interaction-needed',
    ],
    ['the read-back fails', { ...base, readBackFailed: true }, 'inconclusive'],
  ])('%s', (_, observation, outcome) => {
    expect(classify(observation)).toBe(outcome);
  });
});
