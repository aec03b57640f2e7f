import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rsaKey } from '../../saml/testing/sign-response.testing.ts';
import { createBrowser, csrfOf } from '../testing/browser.testing.ts';
import { requestIdOf } from '../testing/idp.testing.ts';
import { openStage, type TestStage } from '../testing/stage.testing.ts';

let stage: TestStage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

describe('signing in by SAML', () => {
  it('IPA-16, D-07, D-10: creates the account, grants JIT environments, syncs groups, and shows it', async () => {
    const attributes = { workato_end_user_name: ['Alice Anderson'], workato_end_user_groups: ['Sales', 'Ghosts'] };
    const reply = await stage.signIn('alice@example.com', { attributes });
    expect([reply.status, reply.location]).toEqual([303, '/portal']);
    expect(await stage.whoami(reply.browser)).toMatchObject({
      signedIn: true,
      email: 'alice@example.com',
      name: 'Alice Anderson',
      nameId: 'alice@example.com',
      environment: 'TEST',
      provider: 'Okta Prod',
      product: 'workato-go',
      groups: [
        { name: 'Everyone', origin: 'everyone' },
        { name: 'Sales', origin: 'sync' },
      ],
      attributes,
    });
    const portal = await reply.browser.get('/portal');
    expect(portal.status).toBe(200);
    expect(portal.body).toContain('Alice Anderson');
    const state = await stage.workspace.state();
    expect(state.endUsers).toMatchObject([
      { email: 'alice@example.com', source: 'jit', ssoRequired: true, environments: ['TEST', 'PROD'] },
    ]);
    expect(state.activity[0]).toMatchObject({
      outcome: 'signed-in',
      created: true,
      sync: { outcome: 'applied', before: [], asserted: ['Sales', 'Ghosts'], after: ['Sales'], unmatched: ['Ghosts'] },
    });
  });

  it('creates one account out of twenty concurrent first sign-ins', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => stage.signIn('alice@example.com')));
    expect(replies.map(({ location }) => location)).toEqual(Array(20).fill('/portal'));
    const state = await stage.workspace.state();
    expect(state.counts.endUsers).toBe(1);
    expect(state.activity.filter(({ created }) => created)).toHaveLength(1);
  });

  it('lets exactly one of two equal posts pass', async () => {
    const SAMLResponse = stage.respond({ email: 'alice@example.com' });
    const replies = await Promise.all([1, 2, 3, 4].map(() => stage.browser().post(stage.acs, { SAMLResponse })));
    expect(replies.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(
      (await stage.workspace.state()).activity.filter(({ reason }) => reason === 'assertion_replayed'),
    ).toHaveLength(3);
  });

  it('takes one answer to a request, however different two answers at the same moment are', async () => {
    const browser = stage.browser();
    const inResponseTo = requestIdOf((await browser.get('/sso/start/TEST')).location ?? '');
    const answers = ['alice@example.com', 'bob@example.com'].map((email) => stage.respond({ email, inResponseTo }));
    const replies = await Promise.all(answers.map((SAMLResponse) => browser.post(stage.acs, { SAMLResponse })));
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 403]);
    expect((await stage.workspace.state()).counts.endUsers).toBe(1);
  });

  it('gives the session a fresh ID each time and ends the one before', async () => {
    const { browser } = await stage.signIn('alice@example.com');
    const before = browser.cookies.get('assay_sp_session') ?? '';
    await stage.signIn('alice@example.com', { in: browser });
    expect(browser.cookies.get('assay_sp_session')).not.toBe(before);
    const thief = createBrowser(stage.sp.url);
    thief.cookies.set('assay_sp_session', before);
    expect(await stage.whoami(thief)).toMatchObject({ signedIn: false });
  });

  it('D-21: ends the session after five minutes, or when the IdP says', async () => {
    const plain = await stage.signIn('alice@example.com');
    const until = new Date(stage.sp.clock.now().getTime() + 3_600_000);
    const long = await stage.signIn('bob@example.com', { sessionNotOnOrAfter: until });
    const other = await stage.signIn('carol@example.com', {
      attributes: { SessionNotOnOrAfter: [new Date(stage.sp.clock.now().getTime() + 600_000).toISOString()] },
    });
    await stage.workspace.advanceClock(301);
    expect((await plain.browser.get('/whoami')).status).toBe(401);
    expect(await stage.whoami(long.browser)).toMatchObject({ signedIn: true, sessionUntil: until.toISOString() });
    expect((await other.browser.get('/whoami')).status).toBe(200);
    await stage.workspace.advanceClock(300);
    expect((await other.browser.get('/whoami')).status).toBe(401);
  });

  it('D-23, D-37: the stored request decides environment and product, not RelayState as received', async () => {
    const { browser } = await stage.signIn('alice@example.com', {
      product: 'genie',
      relayState: 'PROD/workato-go',
      attributes: { workato_end_user_groups: ['Sales'] },
    });
    expect(await stage.whoami(browser)).toMatchObject({
      environment: 'TEST',
      product: 'genie',
      groups: [{ name: 'Everyone' }],
    });
  });
});

describe('an unsolicited Response (D-37)', () => {
  it.each([
    [undefined, { environment: 'TEST', product: 'workato-go' }],
    ['', { environment: 'TEST', product: 'workato-go' }],
    ['PROD/genie', { environment: 'PROD', product: 'genie' }],
  ])('with RelayState %j lands on %j', async (relayState, landing) => {
    const browser = stage.browser();
    const form = { SAMLResponse: stage.respond({ email: 'alice@example.com' }) };
    await browser.post(stage.acs, relayState === undefined ? form : { ...form, RelayState: relayState });
    expect(await stage.whoami(browser)).toMatchObject({ signedIn: true, ...landing });
  });

  it.each([
    ['DEV/workato-go', 'relay_state_forbidden'],
    ['https://evil.example/', 'relay_state_forbidden'],
    ['TEST/orchestrate', 'orchestrate_forbidden'],
  ])('with RelayState %j is refused', async (RelayState, reason) => {
    const browser = stage.browser();
    await browser.post(stage.acs, { SAMLResponse: stage.respond({ email: 'alice@example.com' }), RelayState });
    expect(await stage.whoami(browser)).toMatchObject({ signedIn: false, lastRefusal: { reason } });
    expect((await stage.workspace.state()).counts.endUsers).toBe(0);
  });
});

describe('a refused Response', () => {
  it.each([
    ['wrong audience', { entityId: 'https://other.example/' }, 'audience_mismatch'],
    ['unknown request', { inResponseTo: '_nobody' }, 'in_response_to_unknown'],
    ['past session', { sessionNotOnOrAfter: new Date(0) }, 'session_expired'],
    ['past session attribute', { attributes: { SessionNotOnOrAfter: ['2001-01-01T00:00:00Z'] } }, 'session_over'],
    ['foreign key', { key: rsaKey() }, 'signature_invalid'],
  ])('(%s) creates nothing and leaves a session as it was', async (_, changes, reason) => {
    await stage.workspace.patch({ endUsers: [{ email: 'bob@example.com', environments: ['TEST'] }] });
    const { browser } = await stage.signIn('bob@example.com');
    const reply = await browser.post(stage.acs, {
      SAMLResponse: stage.respond({ email: 'alice@example.com', ...changes }),
    });
    expect(reply.status).toBe(403);
    expect(reply.body).toContain(reason);
    expect(await stage.whoami(browser)).toMatchObject({
      signedIn: true,
      email: 'bob@example.com',
      lastRefusal: { reason },
    });
    const state = await stage.workspace.state();
    expect(state.endUsers.map(({ email }) => email)).toEqual(['bob@example.com']);
    expect(state.activity[0]).toMatchObject({ outcome: 'refused', reason });
  });

  it('says to try again, and has a way to', async () => {
    const SAMLResponse = stage.respond({ email: 'alice@example.com', inResponseTo: '_forgotten' });
    const { body } = await stage.browser().post(stage.acs, { SAMLResponse });
    expect(body).toMatch(/Try again, or ask your administrator.*<a class="button" href="\/">\s*Try again/s);
  });

  it('of another browser’s request is refused', async () => {
    const start = await stage.browser().get('/sso/start/TEST');
    const victim = stage.browser();
    await victim.post(stage.acs, {
      SAMLResponse: stage.respond({ email: 'mallory@example.com', inResponseTo: requestIdOf(start.location ?? '') }),
    });
    expect(await stage.whoami(victim)).toMatchObject({ lastRefusal: { reason: 'in_response_to_unknown' } });
  });

  it.each([
    ['nothing', '', 'form_invalid'],
    ['a twice-given Response', 'SAMLResponse=YQ%3D%3D&SAMLResponse=YQ%3D%3D', 'form_invalid'],
    ['no XML', 'SAMLResponse=aGVsbG8%3D', 'xml_invalid'],
    ['a body too large', `SAMLResponse=${'A'.repeat(1_200_000)}`, 'message_too_large'],
  ])('(%s) is a refusal, not a server error', async (_, body, reason) => {
    const browser = stage.browser();
    const reply = await browser.post(stage.acs, body);
    expect(reply.status).toBeLessThan(500);
    expect(await stage.whoami(browser)).toMatchObject({ lastRefusal: { reason } });
  });

  it('at an address of no provider', async () => {
    const browser = stage.browser();
    await browser.post('/saml/acs/nobody', { SAMLResponse: stage.respond({ email: 'alice@example.com' }) });
    expect(await stage.whoami(browser)).toMatchObject({ lastRefusal: { reason: 'provider_not_configured' } });
  });
});

describe('admission', () => {
  it('D-08: an existing user without access is refused and gets nothing', async () => {
    await stage.workspace.patch({ endUsers: [{ email: 'Alice@Example.com', name: 'A', environments: ['PROD'] }] });
    const { browser } = await stage.signIn('alice@example.com');
    expect(await stage.whoami(browser)).toMatchObject({ lastRefusal: { reason: 'environment_access_denied' } });
    expect((await stage.workspace.state()).endUsers).toMatchObject([{ environments: ['PROD'] }]);
  });

  it('D-24: nobody is created where JIT is off', async () => {
    await stage.workspace.patch({ links: [{ environment: 'TEST', provisioning: 'manual', groupSync: false }] });
    const { browser } = await stage.signIn('alice@example.com');
    expect(await stage.whoami(browser)).toMatchObject({ lastRefusal: { reason: 'user_not_provisioned' } });
    expect((await stage.workspace.state()).counts.endUsers).toBe(0);
  });

  it('D-36: a deactivated user is refused, a deleted one comes back without his groups', async () => {
    const everything = { workato_end_user_groups: ['Sales'] };
    await stage.signIn('alice@example.com', { attributes: everything });
    await stage.workspace.patch({ endUsers: [{ email: 'alice@example.com', status: 'deactivated' }] });
    const refused = await stage.signIn('alice@example.com');
    expect(await stage.whoami(refused.browser)).toMatchObject({ lastRefusal: { reason: 'user_deactivated' } });
    await stage.workspace.deleteEndUser('alice@example.com');
    const back = await stage.signIn('alice@example.com');
    expect(await stage.whoami(back.browser)).toMatchObject({ signedIn: true, groups: [{ name: 'Everyone' }] });
  });

  it('a user who is deactivated loses his running session', async () => {
    const { browser } = await stage.signIn('alice@example.com');
    await stage.workspace.patch({ endUsers: [{ email: 'alice@example.com', status: 'deactivated' }] });
    expect(await stage.whoami(browser)).toMatchObject({ signedIn: false });
  });

  it('IPA-12: with the toggle off, neither start nor ACS lets anybody in', async () => {
    await stage.workspace.patch({
      links: [
        { environment: 'TEST', samlEnabled: false },
        { environment: 'PROD', samlEnabled: false },
      ],
    });
    const started = await stage.signIn('alice@example.com');
    expect(started.status).toBe(403);
    expect(await stage.whoami(started.browser)).toMatchObject({ lastRefusal: { reason: 'saml_disabled' } });
    const browser = stage.browser();
    await browser.post(stage.acs, { SAMLResponse: stage.respond({ email: 'alice@example.com' }) });
    expect(await stage.whoami(browser)).toMatchObject({ lastRefusal: { reason: 'saml_disabled' } });
  });

  it('IPA-02, IPA-03: products by group; MCP by group only; Orchestrate never', async () => {
    await stage.workspace.patch({ groups: [{ environment: 'TEST', name: 'Sales', features: ['genie'] }] });
    const { browser } = await stage.signIn('alice@example.com');
    const open = async (product: string) => (await browser.get(`/portal/${product}`)).status;
    expect([
      await open('workato-go'),
      await open('genie'),
      await open('mcp-server'),
      await open('orchestrate'),
    ]).toEqual([200, 403, 403, 403]);
    await stage.workspace.patch({
      groups: [
        { environment: 'TEST', name: 'Sales', features: ['genie', 'mcp-server'], members: ['alice@example.com'] },
      ],
    });
    expect([await open('genie'), await open('mcp-server'), await open('orchestrate')]).toEqual([200, 200, 403]);
    expect((await stage.signIn('alice@example.com', { product: 'orchestrate' })).status).toBe(403);
  });

  it('a policy that is replaced shows', async () => {
    const kind = await openStage({ policy: { existingUserWithoutAccess: () => 'grant' } });
    await kind.workspace.patch({ endUsers: [{ email: 'alice@example.com', environments: [] }] });
    const { browser } = await kind.signIn('alice@example.com');
    expect(await kind.whoami(browser)).toMatchObject({ signedIn: true });
    await kind.close();
  });
});

describe('signing in by password', () => {
  const password = 'Correct-Horse-7';
  const person = { email: 'carol@contractor.example', name: 'Carol', environments: ['DEV', 'TEST'], password };
  beforeEach(() => stage.workspace.patch({ endUsers: [person] }));

  async function tryPassword(environment: string, given: string, email = person.email) {
    const browser = stage.browser();
    const page = await browser.get(`/sign-in/${environment}`);
    const form = { _csrf: csrfOf(page.body), product: 'workato-go', email };
    const next = await browser.post(`/sign-in/${environment}`, form);
    const reply = await browser.post(`/sign-in/${environment}`, { ...form, password: given });
    return { browser, next, reply };
  }

  it('works where SAML is off (IPA-06), and only with the right one', async () => {
    const good = await tryPassword('DEV', password);
    expect([good.next.status, good.reply.location]).toEqual([200, '/portal']);
    expect(await stage.whoami(good.browser)).toMatchObject({ signedIn: true, environment: 'DEV', provider: null });
    const bad = await tryPassword('DEV', 'wrong');
    expect(await stage.whoami(bad.browser)).toMatchObject({
      signedIn: false,
      lastRefusal: { reason: 'credentials_invalid' },
    });
  });

  it('D-18: is refused where SAML is required, at the form and behind it', async () => {
    const { next, browser } = await tryPassword('TEST', password);
    expect([next.status, next.location]).toEqual([303, '/sso/start/TEST?product=workato-go']);
    expect(await stage.whoami(browser)).toMatchObject({ signedIn: false, lastRefusal: { reason: 'sso_required' } });
  });

  it('D-18, D-28: is open to unlisted domains', async () => {
    const enforcement = { scope: 'selected', domains: ['example.com'] } as const;
    await stage.workspace.patch({ links: [{ environment: 'TEST', enforcement }] });
    expect((await tryPassword('TEST', password)).reply.location).toBe('/portal');
    expect((await tryPassword('TEST', password, 'x@EXAMPLE.com')).next.location).toContain('/sso/start/');
    const saml = await stage.signIn(person.email);
    expect(await stage.whoami(saml.browser)).toMatchObject({ signedIn: true });
  });

  it('D-19: is never open to people made by JIT', async () => {
    await stage.signIn('alice@example.com');
    const enforcement = { scope: 'selected', domains: ['other.example'] } as const;
    await stage.workspace.patch({ links: [{ environment: 'TEST', enforcement }] });
    expect((await tryPassword('TEST', password, 'alice@example.com')).next.location).toContain('/sso/start/');
  });

  it('takes ten guesses and then none, even the right one', async () => {
    for (let i = 0; i < 10; i += 1) await tryPassword('DEV', 'wrong');
    const late = await tryPassword('DEV', password);
    expect(late.reply.status).toBe(429);
    await stage.workspace.advanceClock(16 * 60);
    expect((await tryPassword('DEV', password)).reply.location).toBe('/portal');
  });

  it('needs the form token', async () => {
    const browser = stage.browser();
    await browser.get('/sign-in/DEV');
    const reply = await browser.post('/sign-in/DEV', { email: person.email, password, product: 'workato-go' });
    expect(reply.status).toBe(403);
    expect(await stage.whoami(browser)).toMatchObject({ signedIn: false });
  });
});
