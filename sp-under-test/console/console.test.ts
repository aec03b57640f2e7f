import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { afterEach, describe, expect, it } from 'vitest';
import { csrf, type RunningConsole, startConsole } from './console-server.fixture.ts';

let running: RunningConsole | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(seed: Parameters<typeof startConsole>[0] = {}): Promise<RunningConsole> {
  running = await startConsole(seed);
  return running;
}

interface Page {
  status: number;
  path: string;
  html: string;
  elements: readonly Tree.Element[];
}

const all = (node: Tree.Node): Tree.Element[] =>
  'childNodes' in node ? node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...all(child)] : [])) : [];
const attribute = (element: Tree.Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const text = (node: Tree.Node): string =>
  node.nodeName === '#text' && 'value' in node
    ? node.value
    : 'childNodes' in node
      ? node.childNodes.map(text).join('')
      : '';

async function pageOf(response: Response): Promise<Page> {
  const html = await response.text();
  const { pathname } = new URL(response.url);
  return { status: response.status, path: pathname.replace('/workspace-admin', ''), html, elements: all(parse(html)) };
}
const get = async (console: RunningConsole, path: string) => pageOf(await fetch(console.url + path));
const post = async (console: RunningConsole, path: string, fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams({ _csrf: csrf });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return pageOf(await fetch(console.url + path, { method: 'POST', body }));
};
const byId = (page: Page, id: string) => page.elements.find((element) => attribute(element, 'id') === id);
/** Link or button with exactly this name. */
const pressable = (page: Page, name: string) =>
  page.elements.find((element) => ['a', 'button'].includes(element.tagName) && text(element).trim() === name);

const test = '/authentication-groups/TEST';
const tab = `${test}/authentication`;
const pageOne = { name: 'Okta Prod', scope: 'all', domains: '' };

async function openPageTwo(console: RunningConsole, form: Record<string, string> = pageOne): Promise<Page> {
  await console.workspace.setSamlEnabled('TEST', true);
  return post(console, `${tab}/providers/new`, form);
}

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

describe('The wizard "Set up a new provider"', () => {
  it('refuses a blank name and missing domains at the field and in a summary that takes focus', async () => {
    const console = await start();
    const page = await openPageTwo(console, { name: ' ', scope: 'selected', domains: ' , ' });
    expect(page.status).toBe(422);
    for (const field of ['name', 'domains']) {
      const input = byId(page, field);
      expect(input && attribute(input, 'aria-invalid')).toBe('true');
      expect(input && attribute(input, 'aria-describedby')).toContain(`${field}-error`);
      expect(byId(page, `${field}-error`)).toBeDefined();
    }
    const summary = byId(page, 'errors');
    expect(summary && attribute(summary, 'autofocus')).toBeDefined();
    expect(
      summary &&
        all(summary)
          .filter(({ tagName }) => tagName === 'a')
          .map((a) => attribute(a, 'href')),
    ).toEqual(['#name', '#domains']);
    expect(console.workspace.drafts('TEST')).toEqual([]);
  });

  it('walks three pages, and nothing is live before "Set up"', async () => {
    const console = await start();
    const two = await openPageTwo(console, { ...pageOne, jit: 'yes', groupSync: 'yes' });
    expect(two.path).toMatch(/\/2$/);
    const shown = byId(two, 'sp-acs-url');
    const acsUrl = shown && attribute(shown, 'value');
    const draft = two.path.replace(/\/2$/, '');
    const three = await post(console, `${draft}/next`, { page: '2' });
    expect(three.path).toMatch(/\/3$/);
    expect(three.html).toContain('Provide metadata from your IdP');
    expect(console.workspace.providers()).toEqual([]);
    expect(console.fetched).toEqual([]);
    const done = await post(console, `${draft}/set-up`, { page: '3', has: 'yes', metadataUrl: 'https://idp/metadata' });
    expect(done.path).toBe(tab);
    expect(done.html).toContain('Okta Prod');
    const provider = console.workspace.providers()[0];
    expect(acsUrl).toBe(provider && console.workspace.spValues(provider.id).acsUrl);
    expect(provider && console.workspace.link('TEST', provider.id)).toMatchObject({
      provisioning: 'jit',
      groupSync: true,
    });
    expect(pressable(done, 'Set up')).toBeUndefined();
  });

  it('walks two pages, then chooses provisioning beside the provider', async () => {
    const console = await start();
    const two = await openPageTwo(console, { ...pageOne, name: 'Okta Dev' });
    const draft = two.path.replace(/\/2$/, '');
    const listed = await post(console, `${draft}/set-up`, {
      page: '2',
      has: 'yes',
      metadataUrl: 'https://idp/metadata',
    });
    expect(listed.path).toBe(tab);
    const setUp = pressable(listed, 'Set up');
    const href = (setUp && attribute(setUp, 'href')) ?? '';
    const dialog = await get(console, href.replace('/workspace-admin', ''));
    expect(dialog.elements.find(({ tagName }) => tagName === 'dialog')).toBeDefined();
    expect(dialog.html).toContain('Manual provisioning');
    const provider = console.workspace.providers()[0]?.id ?? '';
    expect(console.workspace.link('TEST', provider)?.provisioning).toBe('not_set_up');
    const nothing = await post(console, `${tab}/provisioning/${provider}`, {});
    expect(nothing.status).toBe(422);
    const saved = await post(console, `${tab}/provisioning/${provider}`, { provisioning: 'manual', groupSync: 'yes' });
    expect(saved.path).toBe(tab);
    expect(console.workspace.link('TEST', provider)).toMatchObject({ provisioning: 'manual', groupSync: false });
  });

  it('never fetches anything when the IdP information was typed in', async () => {
    const console = await start();
    const draft = (await openPageTwo(console)).path.replace(/\/2$/, '');
    const certificate = `-----BEGIN CERTIFICATE-----\nMI${'A'.repeat(300)}\n-----END CERTIFICATE-----`;
    const typed = { has: 'no', ssoUrl: 'https://idp/sso', issuer: 'https://idp', certificate };
    const done = await post(console, `${draft}/set-up`, { page: '3', metadataUrl: 'https://idp/metadata', ...typed });
    expect(done.path).toBe(tab);
    expect(console.fetched).toEqual([]);
    expect(console.workspace.providers()[0]?.idp.entityId).toBe('https://idp');
  });

  it('says what is wrong with the metadata, keeps what was typed and creates nothing', async () => {
    const console = await start();
    const draft = (await openPageTwo(console)).path.replace(/\/2$/, '');
    const unanswered = await post(console, `${draft}/set-up`, { page: '2' });
    expect(unanswered.status).toBe(422);
    expect(unanswered.html).toContain('Specify Single sign-on URL');
    const bad = await post(console, `${draft}/set-up`, { page: '3', has: 'yes', metadataUrl: 'https://idp/none' });
    expect(bad.status).toBe(422);
    const input = byId(bad, 'metadataUrl');
    expect(input && attribute(input, 'value')).toBe('https://idp/none');
    expect(byId(bad, 'metadataUrl-error')).toBeDefined();
    expect(console.workspace.providers()).toEqual([]);
  });

  it('can be left and resumed with the same values', async () => {
    const console = await start();
    const two = await openPageTwo(console);
    const resume = pressable(await get(console, tab), 'Resume');
    const href = (resume && attribute(resume, 'href')) ?? '';
    const again = await get(console, href.replace('/workspace-admin', ''));
    const value = (page: Page) => page.elements.find((one) => attribute(one, 'id') === 'sp-acs-url');
    expect(value(again)?.attrs).toEqual(value(two)?.attrs);
    await post(console, two.path.replace(/\/2$/, '/discard'), {});
    expect(console.workspace.drafts('TEST')).toEqual([]);
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
    const refused = await post(console, `${prod}/providers/${provider}/delete`, {});
    expect(refused.status).toBe(422);
    expect(console.workspace.providers()).toHaveLength(1);
  });
});

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
