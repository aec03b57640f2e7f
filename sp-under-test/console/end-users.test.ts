import { describe, expect, it } from 'vitest';
import { attribute, byId, get, post, pressable, start, test } from './testing/page.ts';

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

  it('edits environment access; what is taken away takes its groups along', async () => {
    const console = await start(seed);
    const alice = console.workspace.endUserByEmail('alice@example.com')?.id ?? '';
    const form = await get(console, `/end-users/${alice}/access`);
    const ticked = form.elements.filter((one) => attribute(one, 'checked') !== undefined);
    expect(ticked.map((one) => attribute(one, 'value'))).toEqual(['TEST']);
    const access = () => console.workspace.endUser(alice)?.environments;
    const groups = () => console.workspace.memberships(alice).map(({ environment, name }) => `${environment}/${name}`);
    expect((await post(console, `/end-users/${alice}/access`, { environments: ['PROD', 'QA'] })).status).toBe(422);
    expect([access(), groups()]).toEqual([['TEST'], ['TEST/Everyone', 'TEST/Finance']]);
    const saved = await post(console, `/end-users/${alice}/access`, { environments: ['PROD'] });
    expect(saved.path).toBe(`/end-users/${alice}`);
    expect([access(), groups()]).toEqual([['PROD'], ['PROD/Everyone']]);
    await post(console, `/end-users/${alice}/access`, { environments: ['TEST', 'PROD'] });
    expect(groups()).toEqual(['TEST/Everyone', 'PROD/Everyone']);
    await post(console, `/end-users/${alice}/access`, {});
    expect(access()).toEqual([]);
  });

  it('asks before it deletes an end user or a group', async () => {
    const console = await start(seed);
    const alice = console.workspace.endUserByEmail('alice@example.com')?.id ?? '';
    const finance = console.workspace.groups('TEST').find(({ name }) => name === 'Finance')?.id ?? '';
    const places: readonly (readonly [string, string, () => unknown])[] = [
      [`/end-users/${alice}`, 'Delete end user', () => console.workspace.endUser(alice)],
      [`${test}/groups/${finance}`, 'Delete end-user group', () => console.workspace.group(finance)],
    ];
    for (const [path, button, there] of places) {
      const posting = (await get(console, path)).elements.filter((one) => attribute(one, 'method') === 'post');
      expect(posting.map((one) => attribute(one, 'action')).filter((action) => action?.endsWith('/delete'))).toEqual(
        [],
      );
      expect(pressable(await get(console, `${path}/delete`), button)?.tagName).toBe('button');
      expect(there()).toBeDefined();
      await post(console, `${path}/delete`, {});
      expect(there()).toBeUndefined();
    }
  });

  it('binds a product to individuals; it stays shut when the last one is gone, until it is opened', async () => {
    const console = await start({
      ...seed,
      endUsers: [...seed.endUsers, { email: 'bob@example.com', name: 'Bob', environments: ['TEST'] }],
    });
    const id = (email: string) => console.workspace.endUserByEmail(email)?.id ?? '';
    const [alice, bob] = [id('alice@example.com'), id('bob@example.com')];
    const mayOpen = (user: string) =>
      console.workspace.productAccess(user, 'TEST').find(({ product }) => product === 'genie')?.allowed;
    await post(console, '/access-control/TEST/genie', { groupIds: '', userIds: alice });
    expect([mayOpen(alice), mayOpen(bob)]).toEqual([true, false]);
    await post(console, `/end-users/${alice}/delete`, {});
    expect(mayOpen(bob)).toBe(false);
    const page = await get(console, '/access-control/TEST/genie');
    expect(page.html).toContain('nobody may open it');
    await post(console, '/access-control/TEST/genie/open', {});
    expect(mayOpen(bob)).toBe(true);
  });

  it('takes only people of the environment, and none for an MCP server', async () => {
    const console = await start(seed);
    const alice = console.workspace.endUserByEmail('alice@example.com')?.id ?? '';
    expect((await post(console, '/access-control/PROD/genie', { userIds: alice })).status).toBe(422);
    expect((await post(console, '/access-control/TEST/mcp-server', { userIds: alice })).status).toBe(422);
    expect((await post(console, '/access-control/TEST/genie', { groupIds: '', userIds: '' })).status).toBe(422);
    expect([console.workspace.featureAccess('TEST'), console.workspace.featureAccess('PROD')]).toEqual([[], []]);
    const page = await get(console, '/access-control/TEST/mcp-server');
    expect(byId(page, 'userIds')).toBeUndefined();
  });
});
