import { describe, expect, it } from 'vitest';
import { csrf } from './testing/console-server.ts';
import { all, attribute, byId, get, pageOne, post, pressable, start, tab, test, text } from './testing/page.ts';

describe('Workspace admin', () => {
  it('opens on Access control', async () => {
    const page = await get(await start(), '/');
    expect(page.path).toBe('/access-control');
    expect(page.status).toBe(200);
  });

  it('shows the End-user group tab of the environment that was selected', async () => {
    const page = await get(await start(), test);
    const current = page.elements.filter((element) => attribute(element, 'aria-current') !== undefined);
    expect(current.map(text)).toEqual(['Authentication & Groups', 'TEST', 'End-user group']);
  });

  it('has exactly one environment where Environments is not provisioned', async () => {
    const page = await get(await start({ environmentsProvisioned: false }), '/authentication-groups');
    const switcher = page.elements.find((element) => attribute(element, 'aria-label') === 'Environment');
    expect(switcher && all(switcher).filter(({ tagName }) => tagName === 'a')).toHaveLength(1);
  });

  it('carries the token in every form that changes something', async () => {
    const console = await start({
      endUsers: [{ email: 'alice@example.com', name: 'Alice', environments: ['TEST'] }],
      groups: [{ environment: 'TEST', name: 'Finance', members: ['alice@example.com'] }],
      providers: [{ name: 'Okta', idp: { metadataUrl: 'https://idp/metadata' } }],
      links: [{ environment: 'TEST', provider: 'Okta', samlEnabled: true }],
    });
    const provider = console.workspace.providers()[0]?.id ?? '';
    const user = console.workspace.endUsers()[0]?.id ?? '';
    const group = console.workspace.groups('TEST').find(({ builtIn }) => !builtIn)?.id ?? '';
    await post(console, `${tab}/providers/new`, { ...pageOne, name: 'Left behind' });
    const draft = console.workspace.drafts('TEST')[0]?.id ?? '';
    const paths = [
      '/access-control/TEST/genie',
      '/end-users/new',
      `/end-users/${user}`,
      `${test}/groups/new`,
      `${test}/groups/${group}`,
      tab,
      `${tab}/provisioning/${provider}`,
      `${tab}/providers/${provider}`,
      `${tab}/providers/new`,
      ...['1', '2', '3'].map((page) => `${tab}/drafts/${draft}/${page}`),
    ];
    for (const path of paths) {
      const page = await get(console, path);
      expect([path, page.status]).toEqual([path, 200]);
      const forms = page.elements.filter((one) => one.tagName === 'form' && attribute(one, 'method') === 'post');
      expect(forms.length).toBeGreaterThan(1);
      for (const form of forms) {
        const token = all(form).find((element) => attribute(element, 'name') === '_csrf');
        expect([path, token && attribute(token, 'value')]).toEqual([path, csrf]);
      }
    }
  });

  it('shows what was typed as text, never as markup', async () => {
    const evil = `<img src=x onerror=alert(1)>"'&`;
    const console = await start({ endUsers: [{ email: 'eve@example.com', name: evil, environments: ['TEST'] }] });
    const refused = await post(console, '/end-users', { name: evil, email: `"><script>alert(1)</script>` });
    expect(refused.status).toBe(422);
    for (const page of [refused, await get(console, '/end-users'), await get(console, '/end-users?done=<b>')]) {
      expect(page.elements.filter(({ tagName }) => tagName === 'img')).toEqual([]);
      expect(page.elements.filter((one) => one.tagName === 'script' && text(one) !== '')).toEqual([]);
    }
    const name = byId(refused, 'name');
    expect(name && attribute(name, 'value')).toBe(evil);
  });

  it('answers unknown addresses with a page', async () => {
    const console = await start();
    for (const path of ['/nowhere', '/end-users/none', '/authentication-groups/QA', `${tab}/drafts/none/2`]) {
      expect([path, (await get(console, path)).status]).toEqual([path, 404]);
    }
  });
});

describe('The tab Authentication', () => {
  it('turns SAML on with a button that needs no script, in this environment only', async () => {
    const console = await start();
    const before = await get(console, tab);
    const toggle = before.elements.find((element) => attribute(element, 'role') === 'switch');
    expect(toggle?.tagName).toBe('button');
    expect(toggle && attribute(toggle, 'aria-label')).toBe('SAML-based SSO authentication');
    expect(toggle && attribute(toggle, 'aria-checked')).toBe('false');
    const after = await post(console, `${tab}/saml`, { enabled: 'true' });
    expect(after.path).toBe(tab);
    expect(after.elements.some((one) => attribute(one, 'aria-checked') === 'true')).toBe(true);
    expect(console.workspace.authentication('PROD').samlEnabled).toBe(false);
  });

  it('offers "+ Set up new provider" only while the toggle is on', async () => {
    const console = await start();
    const off = pressable(await get(console, tab), '+ Set up new provider');
    expect(off?.tagName).toBe('button');
    expect(off && attribute(off, 'disabled')).toBeDefined();
    expect((await get(console, `${tab}/providers/new`)).status).toBe(409);
    expect((await post(console, `${tab}/providers/new`, pageOne)).status).toBe(409);
    await console.workspace.setSamlEnabled('TEST', true);
    expect(pressable(await get(console, tab), '+ Set up new provider')?.tagName).toBe('a');
  });
});

describe('An existing provider', () => {
  const seed = {
    providers: [{ name: 'Okta', idp: { entityId: 'https://old', ssoUrl: 'https://old/sso', certificates: [] } }],
    links: [{ environment: 'TEST', provider: 'Okta', samlEnabled: true, provisioning: 'jit' as const }],
  };

  it('takes new metadata with "Save changes"', async () => {
    const console = await start(seed);
    const provider = console.workspace.providers()[0]?.id ?? '';
    const before = await get(console, `${tab}/providers/${provider}`);
    expect(pressable(before, 'Save changes')).toBeDefined();
    const saved = await post(console, `${tab}/providers/${provider}/metadata`, {
      has: 'yes',
      metadataUrl: 'https://idp/metadata',
    });
    expect(saved.path).toBe(`${tab}/providers/${provider}`);
    expect(console.workspace.provider(provider)?.idp.entityId).toBe('https://idp');
  });

  it('can be used in a second environment, and not be deleted while it is used', async () => {
    const console = await start(seed);
    const provider = console.workspace.providers()[0]?.id ?? '';
    const prod = '/authentication-groups/PROD/authentication';
    expect(pressable(await get(console, prod), 'Use this provider')).toBeUndefined();
    await console.workspace.setSamlEnabled('PROD', true);
    expect(pressable(await get(console, prod), 'Use this provider')).toBeDefined();
    await post(console, `${prod}/providers/${provider}/select`, {});
    expect(console.workspace.authentication('PROD').selectedProviderId).toBe(provider);
    const asked = await get(console, `${prod}/providers/${provider}/delete`);
    expect(pressable(asked, 'Delete provider')?.tagName).toBe('button');
    const refused = await post(console, `${prod}/providers/${provider}/delete`, {});
    expect(refused.status).toBe(422);
    expect(console.workspace.providers()).toHaveLength(1);
  });
});
