import { describe, expect, it } from 'vitest';
import { classifyLogout, type LogoutObservation } from './outcome.ts';

const alice = { subject: 'alice@example.com', attributes: {}, raw: '' };
const bob = { ...alice, subject: 'bob@example.com' };
const delivery = { at: new Date(0), method: 'GET', url: 'http://sp/slo', status: 200 } as const;
const stays: LogoutObservation = {
  subject: alice.subject,
  before: alice,
  seen: alice,
  reason: undefined,
  readBackFailed: false,
  faultsApplied: true,
  delivery,
  failure: undefined,
  endedBefore: undefined,
  reasonsExposed: true,
};
const gone: LogoutObservation = { ...stays, seen: undefined };

describe('what became of the session', () => {
  it.each<[string, LogoutObservation, string]>([
    ['it is still there', stays, 'refused'],
    ['it is gone', gone, 'accepted-as-expected'],
    ['somebody else is there', { ...stays, seen: bob }, 'accepted-as-someone-else'],
    ['it is still there after a server error', { ...stays, delivery: { ...delivery, status: 500 } }, 'crashed'],
    [
      'it is gone although the server failed',
      { ...gone, delivery: { ...delivery, status: 500 } },
      'accepted-as-expected',
    ],
    ['no answer came in time', { ...stays, failure: 'time-limit' }, 'hung'],
    ['the answer had no end', { ...stays, failure: 'endless' }, 'hung'],
    ['the browser went round in circles', { ...stays, failure: 'hop-limit' }, 'looped'],
    ['the SP throttles', { ...gone, delivery: { ...delivery, status: 429 } }, 'throttled'],
  ])('%s', (_, observation, expected) => {
    expect(classifyLogout(observation)).toBe(expected);
  });

  it.each<[string, LogoutObservation, string]>([
    ['the message never got there', { ...gone, delivery: undefined }, 'not-delivered'],
    ['the fault did not get into the message', { ...gone, faultsApplied: false }, 'not-delivered'],
    ['nobody was signed in before', { ...gone, before: undefined }, 'inconclusive'],
    ['the read-back failed', { ...gone, readBackFailed: true }, 'inconclusive'],
  ])('nothing is proved where %s', (_, observation, expected) => {
    expect(classifyLogout(observation)).toBe(expected);
  });

  it('is told by the reason alone where the SP had ended it before the answer came', () => {
    const before = { ...gone, endedBefore: true };
    expect(classifyLogout(before)).toBe('accepted-as-expected');
    expect(classifyLogout({ ...before, reason: 'signature_missing' })).toBe('refused');
    expect(classifyLogout({ ...before, reasonsExposed: false })).toBe('inconclusive');
    expect(classifyLogout({ ...before, endedBefore: false, reasonsExposed: false })).toBe('accepted-as-expected');
  });
});
