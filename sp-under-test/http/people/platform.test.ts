import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csrfOf, type TestBrowser } from '../testing/browser.testing.ts';
import { openStage, type TestStage } from '../testing/stage.testing.ts';

let stage: TestStage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const email = 'alice@example.com';

/** Signs in through SSO and links the platform. */
async function link(platform = 'slack'): Promise<TestBrowser> {
  const { browser } = await stage.signIn(email, { attributes: { workato_end_user_groups: ['Sales'] } });
  const page = await browser.get(`/platform/${platform}`);
  await browser.post(`/platform/${platform}/link`, { _csrf: csrfOf(page.body) });
  return browser;
}

const groups = async () => {
  const user = (await stage.workspace.state()).endUsers.find((one) => one.email === email);
  return user?.groups.filter(({ environment }) => environment === 'TEST').map(({ name }) => name);
};

describe('a platform session (D-22, IPA-23)', () => {
  it.each(['slack', 'teams'])('in %s outlives the web session and asks nobody to sign in again', async (platform) => {
    const browser = await link(platform);
    stage.sp.clock.advance(30 * 86_400);
    expect(await stage.whoami(browser)).toMatchObject({ signedIn: false });
    for (const path of [`/platform/${platform}`, `/platform/${platform}/genie`]) {
      const reply = await browser.get(path);
      expect([path, reply.status, reply.location]).toEqual([path, 200, undefined]);
    }
    expect(await groups()).toEqual(['Everyone', 'Sales']);
  });

  it('is of one platform only', async () => {
    const browser = await link('slack');
    browser.cookies.set('assay_sp_teams', browser.cookies.get('assay_sp_slack') ?? '');
    stage.sp.clock.advance(600);
    expect((await browser.get('/platform/teams')).status).toBe(401);
  });

  it('sees at each activity what the groups are now', async () => {
    await stage.workspace.patch({ groups: [{ environment: 'TEST', name: 'Sales', features: ['mcp-server'] }] });
    const browser = await link();
    expect((await browser.get('/platform/slack/mcp-server')).status).toBe(200);
    await stage.workspace.patch({ endUsers: [{ email, groups: [] }] });
    const reply = await browser.get('/platform/slack/mcp-server');
    expect([reply.status, reply.body.includes('product_access_denied')]).toEqual([403, true]);
    await stage.workspace.patch({ endUsers: [{ email, groups: [{ environment: 'TEST', name: 'Sales' }] }] });
    expect((await browser.get('/platform/slack/mcp-server')).status).toBe(200);
  });

  it.each([
    ['user_deactivated', () => stage.workspace.patch({ endUsers: [{ email, status: 'deactivated' }] })],
    ['environment_access_denied', () => stage.workspace.patch({ endUsers: [{ email, environments: ['PROD'] }] })],
    ['user_not_provisioned', () => stage.workspace.deleteEndUser(email)],
  ])('is shut at once: %s', async (reason, change) => {
    const browser = await link();
    await change();
    for (const path of ['/platform/slack', '/platform/slack/genie']) {
      const reply = await browser.get(path);
      expect([path, reply.status, reply.body.includes(reason)]).toEqual([path, 403, true]);
    }
    const [entry] = (await stage.workspace.state()).activity;
    expect(entry).toMatchObject({ method: 'platform', outcome: 'refused', reason });
  });

  it('never reaches Workato Orchestrate', async () => {
    const reply = await (await link()).get('/platform/slack/orchestrate');
    expect([reply.status, reply.body.includes('orchestrate_forbidden')]).toEqual([403, true]);
  });

  it('is given only to somebody signed in through SSO, by a form of ours', async () => {
    const stranger = stage.browser();
    expect((await stranger.get('/platform/slack')).status).toBe(401);
    await stranger.post('/platform/slack/link', { _csrf: 'x' });
    expect(stranger.cookies.has('assay_sp_slack')).toBe(false);

    await stage.workspace.patch({
      endUsers: [{ email: 'dora@example.com', name: 'Dora', environments: ['DEV'], password: 'Correct-Horse-7' }],
    });
    const byPassword = stage.browser();
    const first = await byPassword.get('/sign-in/DEV');
    const second = await byPassword.post('/sign-in/DEV', { _csrf: csrfOf(first.body), email: 'dora@example.com' });
    const password = { email: 'dora@example.com', password: 'Correct-Horse-7' };
    await byPassword.post('/sign-in/DEV', { _csrf: csrfOf(second.body), ...password });
    expect(await stage.whoami(byPassword)).toMatchObject({ signedIn: true });
    const portal = (await byPassword.get('/portal')).body;
    expect(portal).not.toContain('Slack');
    expect((await byPassword.get('/platform/slack')).status).toBe(401);
    await byPassword.post('/platform/slack/link', { _csrf: csrfOf(portal) });
    expect(byPassword.cookies.has('assay_sp_slack')).toBe(false);

    const { browser } = await stage.signIn(email);
    await browser.post('/platform/slack/link', { _csrf: 'forged' });
    expect(browser.cookies.has('assay_sp_slack')).toBe(false);
  });

  it('opens no web session, and ends when it is unlinked', async () => {
    const browser = await link();
    const page = await browser.get('/platform/slack');
    const stolen = browser.cookies.get('assay_sp_slack') ?? '';
    browser.cookies.delete('assay_sp_session');
    expect((await browser.get('/portal')).status).toBe(303);
    await browser.post('/platform/slack/unlink', { _csrf: 'forged' });
    expect((await browser.get('/platform/slack')).status).toBe(200);
    await browser.post('/platform/slack/unlink', { _csrf: csrfOf(page.body) });
    browser.cookies.set('assay_sp_slack', stolen);
    expect((await browser.get('/platform/slack')).status).toBe(401);
  });
});
