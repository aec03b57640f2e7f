import { describe, expect, it } from 'vitest';
import { workatoDeclares } from '../../sp-under-test/drivers/index.ts';
import { whyNot } from './index.ts';

const behaviour = { declared: workatoDeclares, adapter: { account: async () => undefined } };

describe('which scenarios apply to an SP', () => {
  it.each([
    ['@declared:newcomers=created', undefined],
    ['@declared:groups.atSignIn=replaced', undefined],
    ['@declared:enforcement', undefined],
    ['@groups-can-be-seen', undefined],
    ['@adapter:account', undefined],
    ['@declared:newcomers=refused', 'The SP declares "newcomers: created", not "refused".'],
    ['@declared:groups.absent', 'The SP declares nothing about "groups.absent".'],
    ['@adapter:enforce', 'The adapter of this SP has no "enforce".'],
  ])('%s: %s', (tag, because) => expect(whyNot(['@any-sp', tag], behaviour)).toBe(because));

  it('none without a declaration', () => {
    expect(whyNot(['@any-sp'], undefined)).toBe('The SP declares no behaviour.');
  });

  it('none about groups that nothing shows', () => {
    const blind = { ...behaviour, adapter: {} };
    expect(whyNot(['@groups-can-be-seen'], blind)).toMatch(/Nothing shows the groups/);
  });

  it('none with people, where nobody can be brought', () => {
    const closed = { declared: { newcomers: 'refused' as const }, adapter: {} };
    expect(whyNot(['@somebody-can-come'], closed)).toMatch(/Nobody can be brought/);
  });

  it('a misspelt tag is told', () => {
    expect(() => whyNot(['@adapter:acount'], behaviour)).toThrow(/check the tag/);
  });
});
