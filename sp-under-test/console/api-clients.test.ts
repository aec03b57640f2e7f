import { describe, expect, it } from 'vitest';
import { all, attribute, byId, get, type Page, post, pressable, start, text } from './testing/page.ts';

const clients = '/api-clients';
const roles = '/api-clients/roles';

async function withRole() {
  const console = await start();
  await post(console, roles, { name: 'Group keeper', endpoints: ['users.list', 'user_groups.list'] });
  const role = console.workspace.apiClientRoles()[0]?.id ?? '';
  return { console, role, form: { name: 'Terraform', environment: 'TEST', roleId: role } };
}

const tokenOf = (page: Page) => {
  const field = byId(page, 'token');
  return field && attribute(field, 'value');
};

describe('API client roles', () => {
  it('are reached from the sidebar, and asked for before the first client', async () => {
    const console = await start();
    const page = await get(console, clients);
    const current = page.elements.filter((element) => attribute(element, 'aria-current') === 'page').map(text);
    expect(current).toEqual(['API clients', 'API clients']);
    expect(pressable(page, '+ Add client role')).toBeDefined();
    expect(pressable(page, '+ Create API client')).toBeUndefined();
  });

  it('tick IAM endpoints, and keep what was ticked', async () => {
    const { console, role } = await withRole();
    const ticked = async () =>
      (await get(console, `${roles}/${role}`)).elements
        .filter((one) => attribute(one, 'name') === 'endpoints' && attribute(one, 'checked') !== undefined)
        .map((one) => attribute(one, 'value'));
    expect(await ticked()).toEqual(['users.list', 'user_groups.list']);
    await post(console, `${roles}/${role}`, { name: 'Group keeper', endpoints: 'user_groups.create' });
    expect(await ticked()).toEqual(['user_groups.create']);
    await post(console, `${roles}/${role}`, { name: 'Group keeper' });
    expect(await ticked()).toEqual([]);
  });

  it('need a name of their own and endpoints that exist', async () => {
    const { console } = await withRole();
    for (const form of [{ name: ' ' }, { name: 'Group keeper' }, { name: 'New', endpoints: 'orchestrate.run' }]) {
      expect((await post(console, roles, form)).status).toBe(422);
    }
    expect(console.workspace.apiClientRoles()).toHaveLength(1);
  });

  it('stay while a client has them', async () => {
    const { console, role, form } = await withRole();
    await post(console, clients, form);
    const asked = await get(console, `${roles}/${role}/delete`);
    expect(pressable(asked, 'Delete client role')).toBeDefined();
    expect(console.workspace.apiClientRoles()).toHaveLength(1);
    expect((await post(console, `${roles}/${role}/delete`, {})).status).toBe(422);
    await post(console, `${clients}/${console.workspace.apiClients()[0]?.id}/delete`, {});
    expect((await post(console, `${roles}/${role}/delete`, {})).path).toBe(roles);
    expect(console.workspace.apiClientRoles()).toEqual([]);
  });
});

describe('An API client', () => {
  it('gets a token that works, and that is shown once', async () => {
    const { console, form } = await withRole();
    const token = tokenOf(await post(console, clients, form)) ?? '';
    expect(console.workspace.apiClientByToken(token)?.client).toMatchObject({ name: 'Terraform', environment: 'TEST' });
    const id = console.workspace.apiClients()[0]?.id;
    for (const path of [clients, `${clients}/${id}`, `${clients}/${id}/rotate`]) {
      const page = await get(console, path);
      expect([path, page.status, page.html.includes(token)]).toEqual([path, 200, false]);
    }
  });

  it('is not made twice by sending the form again, nor without environment or role', async () => {
    const { console, form } = await withRole();
    await post(console, clients, form);
    const wrong = [form, { ...form, name: 'B', environment: 'QA' }, { ...form, name: 'C', roleId: 'none' }];
    for (const one of wrong) {
      const page = await post(console, clients, one);
      expect([page.status, tokenOf(page)]).toEqual([422, undefined]);
    }
    expect(console.workspace.apiClients()).toHaveLength(1);
  });

  it('gets a new token after a question; the old one is worthless', async () => {
    const { console, form } = await withRole();
    const before = tokenOf(await post(console, clients, form)) ?? '';
    const path = `${clients}/${console.workspace.apiClients()[0]?.id}/rotate`;
    await get(console, path);
    expect(console.workspace.apiClientByToken(before)).toBeDefined();
    const after = tokenOf(await post(console, path, {})) ?? '';
    expect(console.workspace.apiClientByToken(before)).toBeUndefined();
    expect(console.workspace.apiClientByToken(after)?.client.name).toBe('Terraform');
  });

  it('is deleted after a question', async () => {
    const { console, form } = await withRole();
    await post(console, clients, form);
    const path = `${clients}/${console.workspace.apiClients()[0]?.id}/delete`;
    const asked = await get(console, path);
    const forms = asked.elements.filter((one) => one.tagName === 'form').map((one) => attribute(one, 'action'));
    expect(forms).toContain(`/workspace-admin${path}`);
    expect(console.workspace.apiClients()).toHaveLength(1);
    const gone = await post(console, path, {});
    expect([gone.path, console.workspace.apiClients().length]).toEqual([clients, 0]);
    expect(gone.elements.some((one) => attribute(one, 'role') === 'status' && all(one).length > 0)).toBe(true);
    expect((await get(console, path)).status).toBe(404);
  });
});
