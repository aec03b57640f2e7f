import { describe, expect, it } from 'vitest';
import {
  all,
  attribute,
  byId,
  get,
  openPageTwo,
  type Page,
  pageOne,
  post,
  pressable,
  start,
  tab,
} from './testing/page.ts';

// A certificate of nobody: its key was thrown away.
const certificate = `-----BEGIN CERTIFICATE-----
MIIBczCCARmgAwIBAgIUXMfSbWUB6ZKlsGXRZGrYETH1BAYwCgYIKoZIzj0EAwIw
DjEMMAoGA1UEAwwDaWRwMCAXDTI2MTEyMTIxMzQ0N1oYDzIxMjYxMDI4MjEzNDQ3
WjAOMQwwCgYDVQQDDANpZHAwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ7NRkJ
aUqiquD13OapGZyLuCrWrgaHCRPfDLEUDKUWtizRt5cJXtXpqUewA/oIJ3r7XrE/
X8fDiQGNBDTcLxG9o1MwUTAdBgNVHQ4EFgQUOqEWCugyWAJ0AiQ/5cdceW2Bhq4w
HwYDVR0jBBgwFoAUOqEWCugyWAJ0AiQ/5cdceW2Bhq4wDwYDVR0TAQH/BAUwAwEB
/zAKBggqhkjOPQQDAgNIADBFAiEA+SY1aYItMK4lfLTRC7tE1TLwoe9i1mLQXHQ+
dBuOYGoCICqFrHQtNj7zFkNnWeWMNfyP5eGGZN8dsnsdI3KxcXUA
-----END CERTIFICATE-----`;

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
    expect((await get(console, two.path.replace(/\/2$/, '/set-up'))).path).toBe(two.path);
    await post(console, two.path.replace(/\/2$/, '/discard'), {});
    expect(console.workspace.drafts('TEST')).toEqual([]);
  });
});
