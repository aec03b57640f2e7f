import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workatoPolicy as policy } from './index.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('D-17 addressKey', () => {
  it.each([
    ['alice@example.com', 'Alice@EXAMPLE.com', true],
    ['alice@example.com', 'alice@example.com ', false],
    ['k@example.com', '\u212A@example.com', false],
    ['strasse@example.com', 'stra\u00DFe@example.com', false],
    ['i@example.com', '\u0130@example.com', false],
  ])('%s and %s: %s', (a, b, same) => expect(policy.addressKey(a) === policy.addressKey(b)).toBe(same));

  it('never calls two addresses equal that differ in more than ASCII case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const ascii = (text: string) => [...text].map((c) => (c >= 'A' && c <= 'Z' ? c.toLowerCase() : c)).join('');
        expect(policy.addressKey(a) === policy.addressKey(b)).toBe(ascii(a) === ascii(b));
      }),
    );
  });
});

describe('D-28 inScope', () => {
  const selected = { scope: 'selected', domains: ['Example.com', 'corp.example'] } as const;
  it.each([
    ['alice@example.com', true],
    ['alice@EXAMPLE.COM', true],
    ['alice@corp.example', true],
    ['alice@sub.example.com', false],
    ['alice@example.com.evil.test', false],
    ['alice@notexample.com', false],
    ['example.com@evil.test', false],
    ['"a@example.com"@evil.test', false],
  ])('%s: %s', (email, required) => expect(policy.inScope(email, selected)).toBe(required));

  it('takes everybody in when all domains are meant', () => {
    expect(policy.inScope('x@anywhere.test', { scope: 'all', domains: [] })).toBe(true);
  });
});

describe('D-07 grantedEnvironments', () => {
  const link = { samlEnabled: true, provisioning: 'jit', providerId: 'p1' } as const;
  it('grants SAML on, JIT on, same provider, and nothing else', () => {
    const granted = policy.grantedEnvironments({ environment: 'TEST', providerId: 'p1' }, [
      { ...link, environment: 'TEST' },
      { ...link, environment: 'PROD' },
      { ...link, environment: 'OFF', samlEnabled: false },
      { ...link, environment: 'MANUAL', provisioning: 'manual' },
      { ...link, environment: 'OTHER', providerId: 'p2' },
    ]);
    expect(granted).toEqual(['TEST', 'PROD']);
  });
});

describe('D-12, D-23 syncApplies', () => {
  it.each([
    [true, 'jit', 'workato-go', true],
    [true, 'not_set_up', 'workato-go', true],
    [true, 'manual', 'workato-go', false],
    [true, 'jit', 'genie', false],
    [true, 'jit', 'mcp-server', false],
    [false, 'jit', 'workato-go', false],
  ] as const)('sync %s, %s, for %s: %s', (groupSync, provisioning, product, applies) => {
    expect(policy.syncApplies({ groupSync, provisioning, product })).toBe(applies);
  });
});

describe('D-14 splitGroupValues', () => {
  it.each([
    [
      ['Sales', 'Support'],
      ['Sales', 'Support'],
    ],
    [['Sales, Support ,,'], ['Sales', 'Support']],
    [
      ['Sales', ' Sales,Ops'],
      ['Sales', 'Ops'],
    ],
    [['', '  ', ','], []],
  ])('%j', (values, names) => expect(policy.splitGroupValues(values)).toEqual(names));
});

describe('D-15 matchGroups', () => {
  it('is exact, and reports what matches nothing', () => {
    expect(policy.matchGroups(['Sales', 'support', 'Ghosts'], ['Sales', 'Support'])).toEqual({
      matched: ['Sales'],
      unmatched: ['support', 'Ghosts'],
    });
  });
});

describe('D-21 sessionEnd', () => {
  it.each([
    ['five minutes', {}, '2026-11-21T12:05:00.000Z'],
    ['the statement', { statement: new Date('2026-11-21T13:00:00Z') }, '2026-11-21T13:00:00.000Z'],
    ['the attribute', { attribute: ['2026-11-21T14:00:00+01:00'] }, '2026-11-21T13:00:00.000Z'],
    ['an attribute without zone, read as UTC', { attribute: ['2026-11-21T13:00:00'] }, '2026-11-21T13:00:00.000Z'],
    ['a blank attribute like none', { attribute: [' '] }, '2026-11-21T12:05:00.000Z'],
    [
      'the statement before the attribute',
      { statement: new Date('2026-11-21T12:01:00Z'), attribute: ['2026-11-21T20:00:00Z'] },
      '2026-11-21T12:01:00.000Z',
    ],
  ])('%s', (_, facts, until) => {
    expect(policy.sessionEnd({ now, ...facts })).toEqual({ until: new Date(until) });
  });

  it.each([
    ['a past statement', { statement: now }],
    ['a past attribute', { attribute: ['2026-11-21T11:59:59Z'] }],
    ['an attribute that is no dateTime', { attribute: ['tomorrow'] }],
    ['an attribute that is only shaped like one', { attribute: ['2026-13-45T99:99:99Z'] }],
  ])('refuses %s', (_, facts) => {
    expect(policy.sessionEnd({ now, ...facts })).toHaveProperty('refused');
  });
});

describe('D-18, D-19, D-31 lockedOutOfPassword', () => {
  it.each([
    [true, true, false, true],
    [true, false, false, false],
    [false, true, false, false],
    [true, false, true, true],
    [false, false, true, true],
  ])('SAML %s, in scope %s, made by JIT %s: %s', (samlActive, inScope, ssoRequired, locked) => {
    expect(policy.lockedOutOfPassword({ samlActive, inScope, ssoRequired })).toBe(locked);
  });
});

describe('decisions without a condition', () => {
  it('are as decided', () => {
    expect(policy.existingUserWithoutAccess()).toBe('refuse'); // D-08
    expect(policy.deactivatedUser()).toBe('refuse'); // D-36
    expect(policy.missingGroups()).toBe('unchanged'); // D-13
    expect(policy.initialGroups(false)).toBe(false); // D-10
    expect(policy.updateProfileOfExistingUser({ name: 'Old' }, { name: 'New' })).toEqual({ name: 'Old' }); // D-06
  });
});
