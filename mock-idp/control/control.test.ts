import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf, formsOf } from '../http/testing/browser.ts';
import { acsUrl, authnRequest, redirectUrl, startIdp, type TestIdp } from '../http/testing/idp.ts';

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

const alice = 'alice@example.com';

interface Opened {
  key: string;
  cookie: { name: string; value: string; url: string };
}
interface Told {
  faults: { name: string; state: string }[];
  received: { id: string; xml: string }[];
  emitted: { xml: string; plainXml: string; samlResponseSha256: string; responseId: string }[];
  heldRequests: number;
}

async function open(body: object): Promise<{ browser: Browser; key: string; told: () => Promise<Told> }> {
  const answer = await idp.control('POST', '/transactions', body);
  expect(answer.status).toBe(200);
  const { key, cookie } = answer.body as Opened;
  expect(cookie.url).toBe(idp.samlUrl);
  const browser = new Browser();
  browser.cookies.set(cookie.name, cookie.value);
  const told = async () => (await idp.control('GET', `/transactions/${key}`)).body as Told;
  return { browser, key, told };
}

const start = (id = '_t1') => redirectUrl(idp.app.ssoUrl, authnRequest({ id }));

describe('a transaction', () => {
  test('signs in unattended and tells what came and what left', async () => {
    const { browser, told } = await open({ person: alice });
    const { xml } = deliveryOf(await browser.send(start()));
    const { received, emitted } = await told();
    expect(received).toMatchObject([{ id: '_t1' }]);
    expect(emitted).toMatchObject([{ xml, plainXml: xml, acsUrl, relayState: 'state-1' }]);
    expect(emitted[0]?.samlResponseSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('puts its fault into exactly one Response', async () => {
    const { browser, told } = await open({ person: alice, faults: [{ name: 'audience-wrong' }] });
    expect((await told()).faults).toMatchObject([{ name: 'audience-wrong', state: 'armed' }]);
    const [first, second] = await Promise.all([browser.send(start('_a')), browser.send(start('_b'))]);
    const audience = '<saml2:Audience>http://localhost:9/metadata</saml2:Audience>';
    const faulted = [first, second].filter((page) => page && !deliveryOf(page).xml.includes(audience));
    expect(faulted).toHaveLength(1);
    const after = await told();
    expect(after.faults).toMatchObject([{ state: 'applied' }]);
    expect(after.emitted.filter(({ xml, plainXml }) => xml !== plainXml)).toHaveLength(1);
    expect(after.emitted.every(({ plainXml }) => plainXml.includes(audience))).toBe(true);
    expect(deliveryOf(await browser.send(start('_c'))).xml).toContain(audience);
  });

  test('its faults wait for the app it names', async () => {
    const { browser, told } = await open({ person: alice, app: 'Portal', faults: [{ name: 'audience-wrong' }] });
    const other = { label: 'Other', signOn: { ssoAcsUrl: acsUrl, audience: 'other' }, assignments: [{ login: alice }] };
    const { body } = await idp.control('PATCH', '/organisation', { apps: [other] });
    const { apps } = body as { apps: { ssoUrl: string }[] };
    await browser.send(redirectUrl(apps[0]?.ssoUrl ?? '', authnRequest()));
    expect((await told()).faults).toMatchObject([{ state: 'armed' }]);
    await browser.send(start());
    expect((await told()).faults).toMatchObject([{ state: 'applied' }]);
  });

  test('tells of a request that was refused', async () => {
    const { browser, told } = await open({ person: alice });
    await browser.send(`${idp.app.ssoUrl}?SAMLRequest=%26`);
    expect(await told()).toMatchObject({ received: [{ refusal: { check: 'encoding' } }], emitted: [] });
  });

  test('does not touch anybody without its cookie', async () => {
    await open({ person: alice, faults: [{ name: 'audience-wrong' }] });
    const page = await new Browser().open(start());
    expect(page.url).toContain('/login/login.htm');
    const forged = new Browser();
    forged.cookies.set('assay_transaction', 'x'.repeat(43));
    expect((await forged.open(start())).url).toContain('/login/login.htm');
  });

  test('while held, AuthnRequests and starts at the IdP are counted and not answered', async () => {
    const { browser, key, told } = await open({ person: alice, faults: [{ name: 'audience-wrong' }] });
    await idp.control('POST', `/transactions/${key}/hold`, { held: true });
    for (const url of [start(), idp.app.idpInitiatedUrl]) {
      const page = await browser.send(url);
      expect(page.status).toBe(200);
      expect(page.body).not.toContain('SAMLResponse');
    }
    expect(await told()).toMatchObject({ heldRequests: 2, emitted: [], faults: [{ state: 'armed' }] });
    await idp.control('POST', `/transactions/${key}/hold`, { held: false });
    expect(deliveryOf(await browser.send(start())).action).toBe(acsUrl);
  });

  test('a forged part carries the other person as the app would see that person', async () => {
    const { browser: forger } = await open({
      person: alice,
      faults: [{ name: 'two-people-both-signed', parameters: { as: 'bob@example.com' } }],
    });
    expect(deliveryOf(await forger.send(start())).xml).toContain('bob@example.com');
  });

  test('the delivery page renders what a fault of the transport made', async () => {
    const form = async (name: string) => {
      const { browser } = await open({ person: alice, faults: [{ name }] });
      return formsOf(await browser.send(start())).find(({ id }) => id === 'appForm');
    };
    expect((await form('get-instead-of-post'))?.method).toBe('GET');
    const twice = (await form('saml-response-duplicated'))?.fields.filter(([name]) => name === 'SAMLResponse');
    expect(twice).toHaveLength(2);
  });

  test('a person who is not ACTIVE is not signed in', async () => {
    const { browser } = await open({ person: 'dora@example.com' });
    const page = await browser.send(start());
    expect(page.status).toBe(403);
    expect(page.body).toContain('person-active');
  });

  test('forgotten, its cookie is worth nothing', async () => {
    const { browser, key } = await open({ person: alice });
    expect((await idp.control('DELETE', `/transactions/${key}`)).status).toBe(200);
    expect((await browser.open(start())).url).toContain('/login/login.htm');
    expect((await idp.control('GET', `/transactions/${key}`)).status).toBe(404);
  });
});

describe('faults armed for people who play', () => {
  test('go into so many messages and are gone', async () => {
    const { browser } = await open({ person: alice });
    await browser.send(start());
    await idp.arm({ fault: 'audience-wrong', app: 'Portal', person: alice, messages: 2 });
    const player = new Browser();
    const page = await player.signIn(await player.open(start()), alice, 'Correct-Horse-7');
    const audience = '<saml2:Audience>http://localhost:9/metadata</saml2:Audience>';
    expect(deliveryOf(page).xml).not.toContain(audience);
    expect(deliveryOf(await player.send(start())).xml).not.toContain(audience);
    expect(deliveryOf(await player.send(start())).xml).toContain(audience);
    expect((await idp.control('GET', '/armed')).body).toEqual([]);
  });

  test('that find nothing to change wait on, and the trace says so', async () => {
    const { body } = await idp.control('POST', '/armed', {
      fault: 'response-id-missing',
      app: 'Portal',
      person: alice,
    });
    const player = new Browser();
    await player.signIn(await player.open(start()), alice, 'Correct-Horse-7');
    const newest = async () => ((await idp.control('GET', '/trace')).body as { emitted: { unfit?: string[] } }[])[0];
    expect((await newest())?.emitted).toMatchObject({ faults: [], unfit: ['response-id-missing'] });
    const { id } = body as { id: string };
    expect((await idp.control('GET', '/armed')).body).toMatchObject([{ id }]);
    await idp.control('DELETE', `/armed/${id}`);
    await player.send(start());
    expect((await newest())?.emitted).not.toHaveProperty('unfit');
  });

  test('of metadata go into what the Metadata URL serves, until disarmed, and into no Response', async () => {
    const url = await idp.metadataUrl('Portal');
    const plain = await (await fetch(url)).text();
    const { body } = await idp.control('POST', '/armed', {
      fault: 'metadata-server-error',
      app: 'Portal',
      messages: 'until-disarmed',
    });
    expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([500, 500]);
    const { browser, told } = await open({ person: alice });
    await browser.send(start());
    expect((await told()).emitted[0]?.xml).toBe((await told()).emitted[0]?.plainXml);
    await idp.control('DELETE', `/armed/${(body as { id: string }).id}`);
    expect(await (await fetch(url)).text()).toBe(plain);
    const fetches = (await idp.control('GET', '/received?kind=metadata')).body as { published: { status: number } }[];
    expect(fetches.map(({ published }) => published.status).slice(-4)).toEqual([200, 500, 500, 200]);
  });

  test('of metadata count fetches of the app they are for', async () => {
    await idp.arm({ fault: 'metadata-expired', app: 'Portal', messages: 2 });
    const url = await idp.metadataUrl('Portal');
    const served = async () => (await (await fetch(url)).text()).includes('validUntil');
    expect([await served(), await served(), await served()]).toEqual([true, true, false]);
  });

  test.each([
    ['/armed', { fault: 'metadata-expired', person: alice }, '/person'],
    ['/transactions', { person: alice, faults: [{ name: 'metadata-expired' }] }, '/faults/0/name'],
  ])('of metadata concern nobody: %s', async (path, body, problem) => {
    expect(await idp.control('POST', path, body)).toMatchObject({
      status: 400,
      body: { error: { problems: [{ path: problem }] } },
    });
  });

  test('never leak into a transaction, and can be disarmed', async () => {
    const { body } = await idp.control('POST', '/armed', { fault: 'audience-wrong' });
    const { browser, told } = await open({ person: alice });
    await browser.send(start());
    const [emitted] = (await told()).emitted;
    expect(emitted?.xml).toBe(emitted?.plainXml);
    const { id } = body as { id: string };
    expect((await idp.control('DELETE', `/armed/${id}`)).status).toBe(200);
    expect((await idp.control('DELETE', `/armed/${id}`)).status).toBe(404);
  });
});

test('the clock moves, and what is issued moves with it', async () => {
  const { browser } = await open({ person: alice });
  const set = '2030-01-02T03:04:05.000Z';
  expect((await idp.control('PUT', '/clock', { set })).status).toBe(200);
  const request = authnRequest({ issueInstant: set });
  expect(deliveryOf(await browser.send(redirectUrl(idp.app.ssoUrl, request))).xml).toContain(
    'IssueInstant="2030-01-02T03:04:0',
  );
  await idp.control('PUT', '/clock', { advanceSeconds: 3600 });
  const { body } = await idp.control('GET', '/clock');
  expect((body as { now: string }).now).toMatch(/^2030-01-02T04:04:0/);
  await idp.control('POST', '/reset');
  expect(Math.abs(idp.clock.now().getTime() - Date.now())).toBeLessThan(5000);
});

test('reset brings back the seed, the same ids included, as often as asked', async () => {
  const organisation = async () => (await idp.control('GET', '/organisation')).body;
  const before = await organisation();
  for (const _round of [1, 2]) {
    await idp.control('PATCH', '/organisation', {
      people: [
        { login: alice, status: 'SUSPENDED', displayName: 'Changed' },
        { login: 'new@example.com', firstName: 'New', lastName: 'Person' },
      ],
      apps: [{ label: 'Portal', signOn: { audience: 'changed' } }],
    });
    await idp.control('DELETE', `/organisation/apps/Portal/assignments/${alice}`);
    await idp.arm({ fault: 'audience-wrong' });
    await open({ person: alice });
    expect(await organisation()).not.toEqual(before);
    expect((await idp.control('POST', '/reset')).status).toBe(200);
    expect(await organisation()).toEqual(before);
    expect((await idp.control('GET', '/armed')).body).toEqual([]);
    expect((await idp.control('GET', '/received')).body).toEqual([]);
    const { browser } = await open({ person: alice });
    expect(deliveryOf(await browser.send(start())).xml).toContain('Alice Anderson');
  }
});

test('snapshot and restore, twice', async () => {
  const { body } = await idp.control('POST', '/snapshot');
  for (const _round of [1, 2]) {
    await idp.control('PATCH', '/organisation', { people: [{ login: alice, displayName: 'Changed' }] });
    expect((await idp.control('POST', '/restore', body)).status).toBe(200);
    const { browser } = await open({ person: alice });
    expect(deliveryOf(await browser.send(start())).xml).toContain('Alice Anderson');
  }
  expect((await idp.control('POST', '/restore', { id: 'nothing' })).status).toBe(404);
});

test('the organisation that is told holds no secret', async () => {
  const text = JSON.stringify((await idp.control('GET', '/organisation')).body);
  expect(text).not.toMatch(/scrypt|passwordHash|pendingToken|PRIVATE KEY/);
});

test('what was received is told in order: metadata fetches, requests and refusals', async () => {
  await new Browser().send(idp.app.metadataUrl);
  await new Browser().send(`${idp.app.ssoUrl}?SAMLRequest=%26`);
  const { body } = await idp.control('GET', '/received');
  expect(body).toMatchObject([
    { kind: 'metadata', app: 'Portal' },
    { kind: 'AuthnRequest', app: 'Portal', binding: 'HTTP-Redirect', refusal: { check: 'encoding' } },
  ]);
});

test('an activation mail waits in the outbox', async () => {
  const { body } = await idp.control('GET', '/outbox');
  expect(body).toMatchObject([{ to: 'dora@example.com', subject: 'Welcome to Example!' }]);
});

describe('bad input', () => {
  const table: [string, string, unknown, string][] = [
    ['POST', '/transactions', {}, '/person'],
    ['POST', '/transactions', { person: 'nobody@example.com' }, '/person'],
    ['POST', '/transactions', { person: alice, app: 'Nothing' }, '/app'],
    ['POST', '/transactions', { person: alice, faults: [{ name: 'no-such-fault' }] }, '/faults/0/name'],
    [
      'POST',
      '/transactions',
      { person: alice, faults: [{ name: 'audience-wrong', parameters: { x: 'y' } }] },
      '/faults/0/parameters',
    ],
    ['POST', '/transactions', { person: alice, resend: true }, '/resend'],
    ['POST', '/armed', { fault: 'audience-wrong', messages: 0 }, '/messages'],
    ['POST', '/armed', { fault: 'audience-wrong', person: 'nobody@example.com' }, '/person'],
    ['PUT', '/clock', { set: 'tomorrow' }, '/set'],
    ['PUT', '/clock', {}, ''],
    ['PATCH', '/organisation', { people: [{ login: 'x@example.com' }] }, '/people/0/firstName'],
    ['PATCH', '/organisation', { people: [{ login: alice, status: 'HAPPY' }] }, '/people/0/status'],
    ['PATCH', '/organisation', { apps: [{ label: 'New' }] }, '/apps/0/signOn/ssoAcsUrl'],
    [
      'PATCH',
      '/organisation',
      { apps: [{ label: 'Portal', signOn: { ssoAcsUrl: 'javascript:x' } }] },
      '/apps/0/signOn/ssoAcsUrl',
    ],
    [
      'PATCH',
      '/organisation',
      { apps: [{ label: 'Portal', assignments: [{ login: 'x@y.z' }] }] },
      '/apps/0/assignments/0/login',
    ],
    [
      'PATCH',
      '/organisation',
      { apps: [{ label: 'Portal', assignments: [{ login: alice, profile: { a: 'b' } }] }] },
      '/apps/0/assignments/0/profile/a',
    ],
    ['PATCH', '/organisation', [], ''],
    ['POST', '/restore', { id: 5 }, '/id'],
  ];
  test.each(table)('%s %s %j names %s and a remedy', async (method, path, body, at) => {
    const before = (await idp.control('GET', '/organisation')).body;
    const answer = await idp.control(method, path, body);
    expect(answer.status).toBe(400);
    const { error } = answer.body as {
      error: { code: string; problems: { path: string; message: string; remedy: string }[] };
    };
    expect(error.code).toBe('validation_failed');
    expect(error.problems.map((problem) => problem.path)).toContain(at);
    for (const problem of error.problems) expect(problem.remedy.length).toBeGreaterThan(5);
    expect((await idp.control('GET', '/organisation')).body).toEqual(before);
  });

  test('every problem is named at once', async () => {
    const { body } = await idp.control('PATCH', '/organisation', {
      people: [{ login: 'no-mail', firstName: 'A', lastName: 'B', password: 'weak' }],
      apps: [
        { label: 'New', signOn: { ssoAcsUrl: 'nope', audience: 'a', assertionSigned: false, responseSigned: false } },
      ],
    });
    const { error } = body as { error: { problems: { path: string }[] } };
    expect(new Set(error.problems.map(({ path }) => path))).toEqual(
      new Set([
        '/people/0/login',
        '/people/0/email',
        '/people/0/password',
        // Not recipient and destination, which nobody stated: they are the ACS URL.
        '/apps/0/signOn/ssoAcsUrl',
        '/apps/0/signOn/assertionSigned',
      ]),
    );
  });
});

describe('the door', () => {
  const ask = (headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      request(`${idp.adminUrl}/_assay/organisation`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  const authorization = () => `Bearer ${idp.controlToken}`;

  test('the token is needed, whole and exact', async () => {
    expect(await ask({})).toBe(401);
    expect(await ask({ authorization: 'Bearer ' })).toBe(401);
    expect(await ask({ authorization: authorization().slice(0, -1) })).toBe(401);
    expect(await ask({ authorization: authorization() })).toBe(200);
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example'])(
    'a foreign Host %j is refused even with the token',
    async (host) => {
      expect(await ask({ authorization: authorization(), host })).toBeGreaterThanOrEqual(400);
    },
  );

  test.each(['localhost', '127.0.0.1:1', '[::1]:9'])('the loopback name %s is welcome', async (host) => {
    expect(await ask({ authorization: authorization(), host })).toBe(200);
  });

  test('the SAML face has no control API', async () => {
    const response = await fetch(`${idp.samlUrl}/_assay/organisation`, { headers: { authorization: authorization() } });
    expect(response.status).toBe(404);
  });
});
