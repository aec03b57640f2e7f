import { describe, expect, it } from 'vitest';
import { byId, post, start, test } from './testing/page.ts';

describe('End users and groups', () => {
  const seed = {
    endUsers: [{ email: 'alice@example.com', name: 'Alice', environments: ['TEST'] }],
    groups: [{ environment: 'TEST', name: 'Finance', members: ['alice@example.com'] }],
  };

  it('adds an end user with environments and groups, exactly as defined', async () => {
    const console = await start(seed);
    const finance = console.workspace.groups('TEST').find(({ name }) => name === 'Finance')?.id ?? '';
    const added = await post(console, '/end-users', {
      name: 'Bob Brown',
      email: 'bob@example.com',
      environments: ['TEST', 'PROD'],
      'group-TEST': finance,
      'group-DEV': '',
    });
    expect(added.status).toBe(200);
    const bob = console.workspace.endUserByEmail('bob@example.com');
    expect(bob?.environments).toEqual(['TEST', 'PROD']);
    expect(bob && console.workspace.memberships(bob.id).map(({ name }) => name)).toContain('Finance');
  });

  it('refuses a taken address at its field, and a group without its environment', async () => {
    const console = await start(seed);
    const finance = console.workspace.groups('TEST').find(({ name }) => name === 'Finance')?.id ?? '';
    const taken = await post(console, '/end-users', { name: 'Alice', email: 'ALICE@example.com' });
    expect(taken.status).toBe(422);
    expect(byId(taken, 'email-error')).toBeDefined();
    const elsewhere = await post(console, '/end-users', {
      name: 'Bob',
      email: 'bob@example.com',
      environments: ['PROD'],
      'group-TEST': finance,
    });
    expect(elsewhere.status).toBe(422);
    expect(console.workspace.endUserByEmail('bob@example.com')).toBeUndefined();
  });

  it('creates a group with at least one end user', async () => {
    const console = await start(seed);
    const empty = await post(console, `${test}/groups`, { name: 'Support' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('Select at least one end user.');
    const alice = console.workspace.endUserByEmail('alice@example.com')?.id ?? '';
    const created = await post(console, `${test}/groups`, { name: 'Support', memberIds: alice });
    expect(created.path).toBe(test);
    expect(created.html).toContain('Support');
  });

  it('binds a product to a group and opens it again', async () => {
    const console = await start(seed);
    const finance = console.workspace.groups('TEST').find(({ name }) => name === 'Finance')?.id ?? '';
    await post(console, '/access-control/TEST/genie', { groupIds: finance });
    const genie = () =>
      console.workspace.featureAccess('TEST').find(({ product }) => product === 'genie')?.groupIds ?? [];
    expect(genie()).toEqual([finance]);
    await post(console, '/access-control/TEST/genie/remove', { groupId: finance });
    expect(genie()).toEqual([]);
  });
});
