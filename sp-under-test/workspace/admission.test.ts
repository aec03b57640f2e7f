import { describe, expect, it } from 'vitest';
import type { SignInByAssertion, SyncRecord, WorkspaceSeed } from './index.ts';
import { okta, openWorkspace } from './testing/workspace.testing.ts';

const seed: WorkspaceSeed = {
  providers: [
    { id: 'p1', name: 'Okta Prod', idp: okta },
    { id: 'p2', name: 'Okta Dev', idp: okta },
  ],
  links: [
    { environment: 'TEST', provider: 'Okta Prod', provisioning: 'jit', groupSync: true },
    { environment: 'PROD', provider: 'Okta Prod', provisioning: 'jit' },
    { environment: 'DEV', provider: 'Okta Dev', provisioning: 'jit' },
  ],
  groups: [
    { environment: 'TEST', name: 'Sales' },
    { environment: 'TEST', name: 'Support' },
    { environment: 'PROD', name: 'Sales' },
  ],
};
const alice = 'alice@example.com';
const signIn = (changes: Partial<SignInByAssertion> = {}): SignInByAssertion => ({
  providerId: 'p1',
  environment: 'TEST',
  product: 'workato-go',
  email: alice,
  attributes: {},
  ...changes,
});
const groups = (...values: string[]) => ({ attributes: { workato_end_user_groups: values } });

describe('JIT', () => {
  it('IPA-16, D-07, D-19, D-29: creates once, with name or email, in the JIT environments of this provider', async () => {
    const { workspace } = await openWorkspace(seed);
    const first = await workspace.admit(signIn({ attributes: { workato_end_user_name: [' Alice '] } }));
    expect(first).toMatchObject({ admitted: true, created: true, grantedEnvironments: ['TEST', 'PROD'] });
    expect(await workspace.admit(signIn())).toMatchObject({ admitted: true, created: false });
    await workspace.admit(signIn({ email: 'bob@example.com', attributes: { workato_end_user_name: ['  '] } }));
    expect(workspace.endUsers()).toMatchObject([
      { email: alice, name: 'Alice', status: 'active', source: { kind: 'jit' }, ssoRequired: true },
      { email: 'bob@example.com', name: 'bob@example.com', environments: ['TEST', 'PROD'] },
    ]);
  });

  it('D-07: JIT switched on later elsewhere grants nothing to who is there already', async () => {
    const { workspace } = await openWorkspace({ ...seed, links: [{ ...seed.links?.[0], environment: 'TEST' }] });
    await workspace.admit(signIn());
    await workspace.applySeed({ links: [{ environment: 'PROD', provider: 'Okta Prod', provisioning: 'jit' }] });
    expect(await workspace.admit(signIn({ environment: 'PROD' }))).toMatchObject({
      reason: 'environment_access_denied',
    });
    expect(workspace.endUserByEmail(alice)?.environments).toEqual(['TEST']);
  });

  it('D-06, D-09: changes nothing of an existing user', async () => {
    const existing = { email: 'Alice@Example.COM', name: 'Old Name', environments: ['PROD'] };
    const inGroup = { ...existing, groups: [{ environment: 'PROD', name: 'Sales' }] };
    const { workspace } = await openWorkspace({ ...seed, endUsers: [inGroup] });
    const attributes = { workato_end_user_name: ['New Name'], workato_end_user_groups: ['Nothing'] };
    expect(await workspace.admit(signIn({ environment: 'PROD', attributes }))).toMatchObject({ admitted: true });
    expect(workspace.endUsers()).toMatchObject([{ ...existing, source: { kind: 'admin' }, ssoRequired: false }]);
    expect(workspace.memberships(workspace.endUserByEmail(alice)?.id ?? '')).toMatchObject([
      { name: 'Everyone' },
      { name: 'Sales', origin: 'admin' },
    ]);
  });
});

describe('who is refused, and that nothing changes', () => {
  it.each([
    ['D-24', { provisioning: 'manual' }, {}, 'user_not_provisioned'],
    ['D-04', { provisioning: 'not_set_up' }, {}, 'user_not_provisioned'],
    ['IPA-12', { samlEnabled: false }, {}, 'saml_disabled'],
    ['IPA-04', { provider: 'Okta Dev' }, {}, 'provider_not_configured'],
    ['IPA-03', {}, { product: 'orchestrate' }, 'orchestrate_forbidden'],
    ['D-21', {}, { sessionNotOnOrAfter: new Date(0) }, 'session_over'],
    ['D-21', {}, { attributes: { SessionNotOnOrAfter: ['yesterday'] } }, 'session_over'],
  ] as const)('%s: %j %j is %s', async (_, link, changes, reason) => {
    const { workspace } = await openWorkspace(seed);
    await workspace.applySeed({ links: [{ environment: 'TEST', ...link }] });
    const before = workspace.snapshot();
    expect(await workspace.admit(signIn(changes))).toMatchObject({ admitted: false, reason });
    expect(workspace.snapshot()).toEqual(before);
  });

  it.each([
    ['D-08', { environments: ['PROD'] }, 'environment_access_denied'],
    ['D-36', { environments: ['TEST'], status: 'deactivated' }, 'user_deactivated'],
  ] as const)('%s: an existing user with %j is %s', async (_, user, reason) => {
    const { workspace } = await openWorkspace({ ...seed, endUsers: [{ email: alice, ...user }] });
    const before = workspace.snapshot();
    expect(await workspace.admit(signIn(groups('Sales')))).toMatchObject({ admitted: false, reason });
    expect(workspace.snapshot()).toEqual(before);
  });

  it('D-36: a deleted user comes back without what he had', async () => {
    const { workspace } = await openWorkspace(seed);
    await workspace.admit(signIn(groups('Sales')));
    const before = workspace.endUserByEmail(alice)?.id ?? '';
    await workspace.deleteEndUser(before);
    expect(workspace.snapshot().memberships).toEqual([]);
    expect(await workspace.admit(signIn())).toMatchObject({ created: true });
    const after = workspace.endUserByEmail(alice)?.id ?? '';
    expect(after).not.toBe(before);
    expect(workspace.memberships(after).map(({ name }) => name)).toEqual(['Everyone', 'Everyone']);
  });
});

describe('group sync', () => {
  interface Case {
    values: string[] | undefined;
    product?: string;
    after: string[];
    outcome: SyncRecord['outcome'];
    unmatched?: string[];
  }
  it.each<[string, Case]>([
    ['IPA-19 replaces', { values: ['Sales'], after: ['Sales'], outcome: 'applied' }],
    ['D-14 commas', { values: ['Sales, Support'], after: ['Support', 'Sales'], outcome: 'applied' }],
    ['D-15 unknown', { values: ['Sales', 'Ghosts'], after: ['Sales'], outcome: 'applied', unmatched: ['Ghosts'] }],
    ['D-15 case', { values: ['sales'], after: [], outcome: 'applied', unmatched: ['sales'] }],
    ['D-13 Everyone alone', { values: ['Everyone'], after: [], outcome: 'applied' }],
    ['D-13 missing', { values: undefined, after: ['Support'], outcome: 'skipped' }],
    ['D-13 blank', { values: [' ', ','], after: ['Support'], outcome: 'skipped' }],
    ['D-23 genie', { values: ['Sales'], product: 'genie', after: ['Support'], outcome: 'skipped' }],
  ])('%s', async (_, { values, product = 'workato-go', after, outcome, unmatched = [] }) => {
    const support = [
      { environment: 'TEST', name: 'Support' },
      { environment: 'PROD', name: 'Sales' },
    ];
    const user = { email: alice, environments: ['TEST', 'PROD'], groups: support };
    const { workspace } = await openWorkspace({ ...seed, endUsers: [user] });
    const attributes = values ? groups(...values) : {};
    const admission = await workspace.admit(signIn({ product, ...attributes }));
    expect(admission).toMatchObject({ admitted: true, sync: { outcome, before: ['Support'], unmatched } });
    const mine = workspace.memberships(workspace.endUserByEmail(alice)?.id ?? '');
    const explicit = (key: string) =>
      mine.filter(({ environment, origin }) => environment === key && origin !== 'everyone').map(({ name }) => name);
    expect(explicit('TEST').sort()).toEqual([...after].sort());
    expect(explicit('PROD')).toEqual(['Sales']);
    // D-15, D-16: no group is made, none is lost.
    expect(workspace.groups('TEST').map(({ name }) => name)).toEqual(['Everyone', 'Sales', 'Support']);
  });

  it('keeps the origin of what stays', async () => {
    const user = { email: alice, environments: ['TEST'], groups: [{ environment: 'TEST', name: 'Support' }] };
    const { workspace } = await openWorkspace({ ...seed, endUsers: [user] });
    await workspace.admit(signIn(groups('Support', 'Sales')));
    const mine = workspace.memberships(workspace.endUserByEmail(alice)?.id ?? '');
    expect(mine.map(({ name, origin }) => [name, origin])).toEqual([
      ['Everyone', 'everyone'],
      ['Sales', 'sync'],
      ['Support', 'admin'],
    ]);
  });

  it('D-11: reads another attribute only when the provider names it', async () => {
    const { workspace } = await openWorkspace(seed);
    await workspace.admit(signIn({ attributes: { memberOf: ['Sales'] } }));
    const id = workspace.endUserByEmail(alice)?.id ?? '';
    expect(workspace.memberships(id).some(({ name }) => name === 'Sales')).toBe(false);
    await workspace.updateProvider('p1', { name: 'Okta Prod', groupAttribute: 'memberOf' });
    await workspace.admit(signIn({ attributes: { memberOf: ['Sales'] } }));
    expect(workspace.memberships(id).some(({ name }) => name === 'Sales')).toBe(true);
  });
});

describe('products', () => {
  it('a group that is deleted does not open its product to everyone', async () => {
    const bound = [{ environment: 'TEST', name: 'Sales', features: ['genie'] as const }];
    const { workspace } = await openWorkspace({
      ...seed,
      groups: bound,
      endUsers: [{ email: alice, environments: ['TEST'] }],
    });
    const id = workspace.endUserByEmail(alice)?.id ?? '';
    const genie = () => workspace.productAccess(id, 'TEST').find(({ product }) => product === 'genie')?.allowed;
    expect(genie()).toBe(false);
    await workspace.deleteGroup(workspace.groups('TEST').find(({ name }) => name === 'Sales')?.id ?? '');
    expect(genie()).toBe(false);
    expect(workspace.productAccess(id, 'PROD').every(({ allowed }) => !allowed)).toBe(true);
  });
});
