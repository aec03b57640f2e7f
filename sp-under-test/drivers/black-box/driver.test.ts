import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { IdpTrust, SutDriver } from '../port.ts';
import type { UserAgent } from '../user-agent.ts';
import { createBlackBoxDriver, type Profile } from './index.ts';

const naive = fileURLToPath(new URL('../../../fixtures/sps/naive/server.js', import.meta.url));
const env = { PATH: process.env.PATH, HOME: process.env.HOME };
let directory: string;
let trust: IdpTrust;
let driver: SutDriver | undefined;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'black-box-'));
  const metadataFile = join(directory, 'idp.xml');
  writeFileSync(metadataFile, '<EntityDescriptor/>');
  trust = {
    entityId: 'http://127.0.0.1:1/idp',
    ssoUrl: 'http://127.0.0.1:1/sso?a=1',
    metadataUrl: 'http://127.0.0.1:1/metadata',
    metadataFile,
    certificate: 'CERTIFICATE',
  };
});
afterEach(async () => driver?.tearDown());
afterAll(() => rmSync(directory, { recursive: true }));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function profileAt(port: number, hooks: NonNullable<Profile['hooks']>): Profile {
  const base = `http://localhost:${port}`;
  return {
    name: 'naive SP',
    sp: { entityId: `${base}/saml/metadata`, acsUrl: `${base}/acs` },
    start: `${base}/login`,
    whoami: { url: `${base}/me`, json: '$.nameId' },
    people: [
      { nameId: 'alice@example.com', displayName: 'Alice' },
      { nameId: 'bob@example.com', seenAs: 'Bob' },
    ],
    hooks: { ready: `${base}/`, ...hooks },
  };
}

/** Cookies, and nothing else a browser has. */
function bareAgent(): UserAgent & { post(url: string, xml: string): Promise<void> } {
  let cookie = '';
  let at = '';
  const absent = () => Promise.reject(new Error('not here'));
  return {
    async visit(url) {
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
      at = answer.headers.get('location') ?? url;
    },
    async get(url) {
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
      return {
        status: answer.status,
        url,
        contentType: answer.headers.get('content-type') ?? '',
        body: await answer.text(),
      };
    },
    async post(url, xml) {
      const body = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') });
      const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    url: () => at,
    fill: absent,
    choose: absent,
    press: absent,
    text: absent,
  };
}

async function isUp(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/`).then(
    () => true,
    () => false,
  );
}

describe('against the naive SP', () => {
  test('starts it, signs in, reads who is there, ends it', async () => {
    const port = await freePort();
    driver = createBlackBoxDriver(profileAt(port, { setup: `NAIVE_SP_PORT=${port} exec node "${naive}"` }), {
      directory,
      env,
    });
    await driver.setUp(trust);
    const agent = bareAgent();
    expect(await driver.whoami(agent)).toBeUndefined();

    await driver.start?.(agent);
    const request = new URL(agent.url());
    expect(request.href.startsWith(`${trust.ssoUrl}&SAMLRequest=`)).toBe(true);
    const xml = inflateRawSync(Buffer.from(request.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
    expect(xml).toContain(`AssertionConsumerServiceURL="http://localhost:${port}/acs"`);

    await agent.post(`http://localhost:${port}/acs`, '<r><NameID>alice@example.com</NameID></r>');
    expect((await driver.whoami(agent))?.subject).toBe('alice@example.com');

    await driver.tearDown();
    expect(await isUp(port)).toBe(false);
  });

  test('names people as scenarios do', async () => {
    driver = createBlackBoxDriver(profileAt(await freePort(), {}), { directory, env });
    expect(driver.people).toEqual([
      { alias: 'Alice', nameId: 'alice@example.com', displayName: 'Alice' },
      { alias: 'Bob', nameId: 'bob@example.com', displayName: 'bob@example.com', seenAs: 'Bob' },
    ]);
    expect(driver.exposes).toEqual({ reasons: false });
  });
});

describe('hooks', () => {
  test('get what they need to trust the IdP', async () => {
    const lines: string[] = [];
    const { ready: _, ...hooks } =
      profileAt(1, { setup: 'env | grep ^ASSAY_IDP_ && cat "$ASSAY_IDP_CERTIFICATE_FILE"' }).hooks ?? {};
    driver = createBlackBoxDriver({ ...profileAt(1, {}), hooks }, { directory, env, log: (line) => lines.push(line) });
    await driver.setUp(trust);
    expect(lines).toContain(`ASSAY_IDP_METADATA_FILE=${trust.metadataFile}`);
    expect(lines).toContain(`ASSAY_IDP_SSO_URL=${trust.ssoUrl}`);
    expect(lines).toContain(`ASSAY_IDP_ENTITY_ID=${trust.entityId}`);
    expect(lines).toContain(`ASSAY_IDP_METADATA_URL=${trust.metadataUrl}`);
    expect(lines).toContain('CERTIFICATE');
  });

  test('a set-up that fails says so with its last words, and leaves nothing behind', async () => {
    const port = await freePort();
    const setup = `NAIVE_SP_PORT=${port} node "${naive}" & sleep 0.5; echo no licence >&2; exit 3`;
    const profile = profileAt(port, { setup, ready: `http://localhost:${port + 1}/` });
    driver = createBlackBoxDriver(profile, { directory, env });
    await expect(driver.setUp(trust)).rejects.toThrow(/ended with 3 before .*no licence/s);
    expect(await isUp(port)).toBe(false);
  });

  test('a server that never answers is given up', async () => {
    const port = await freePort();
    driver = createBlackBoxDriver(profileAt(port, { setup: 'sleep 60', readySeconds: 1 }), { directory, env });
    await expect(driver.setUp(trust)).rejects.toMatchObject({ code: 'sp_not_ready' });
  });

  test('a port in use is told before anything is started', async () => {
    const port = await freePort();
    const first = createBlackBoxDriver(profileAt(port, { setup: `NAIVE_SP_PORT=${port} exec node "${naive}"` }), {
      directory,
      env,
    });
    await first.setUp(trust);
    driver = createBlackBoxDriver(profileAt(port, { setup: 'false' }), { directory, env });
    await expect(driver.setUp(trust)).rejects.toMatchObject({ code: 'port_taken' });
    await first.tearDown();
  });
});

describe('facts from metadata', () => {
  const metadata = (acs: string) =>
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:sp"><md:SPSSODescriptor>
      <md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact" Location="http://localhost:1/art"/>
      <md:AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="http://localhost:1/other"/>
      <md:AssertionConsumerService index="2" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${acs}"/>
    </md:SPSSODescriptor></md:EntityDescriptor>`;
  async function factsFor(acs: string) {
    const { sp: _, ...profile } = profileAt(1, {});
    writeFileSync(join(directory, 'sp.xml'), metadata(acs));
    return createBlackBoxDriver({ ...profile, metadata: 'sp.xml' }, { directory, env }).facts();
  }
  test('takes the default ACS for HTTP-POST', async () => {
    expect(await factsFor('http://localhost:1/acs')).toMatchObject({
      entityId: 'urn:sp',
      acsUrl: 'http://localhost:1/acs',
    });
  });
  test('refuses an ACS elsewhere', async () => {
    await expect(factsFor('https://sp.example.com/acs')).rejects.toMatchObject({ code: 'target_not_loopback' });
  });
});

describe('a refresh of metadata', () => {
  const lines: string[] = [];
  const drive = (refresh: string): SutDriver => {
    driver = createBlackBoxDriver(
      { ...profileAt(1, {}), hooks: { refresh } },
      { directory, env, trust, log: (line) => lines.push(line) },
    );
    return driver;
  };

  test('is offered only where the profile says how', () => {
    expect(createBlackBoxDriver(profileAt(1, {}), { directory, env }).refresh).toBeUndefined();
  });

  test('runs a command that finds the metadata, of an SP that was set up before', async () => {
    expect(await drive('echo "read $ASSAY_IDP_METADATA_URL"; exit 3').refresh?.()).toEqual({
      said: 'The refresh hook ended with 3.',
    });
    expect(lines).toContain(`read ${trust.metadataUrl}`);
  });

  test('gets a URL, and says so where nobody answers', async () => {
    const port = await freePort();
    await expect(drive(`http://localhost:${port}/refresh`).refresh?.()).rejects.toMatchObject({
      code: 'refresh_unreachable',
    });
  });
});

describe('reset and clean-up', () => {
  const lines: string[] = [];
  const drive = (hooks: object): SutDriver => {
    driver = createBlackBoxDriver(
      { ...profileAt(1, {}), hooks },
      { directory, env, trust, log: (line) => lines.push(line) },
    );
    return driver;
  };

  test('are offered only where the profile says how', () => {
    const { cleanUp, reset } = drive({});
    expect([reset, cleanUp]).toEqual([undefined, undefined]);
  });

  test('get our metadata, and clean-up whose accounts the run has made', async () => {
    const sp = drive({
      reset: 'echo "reset $ASSAY_IDP_METADATA_FILE $ASSAY_IDP_METADATA_URL"',
      cleanup: 'sed "s/^/gone: /" "$ASSAY_ACCOUNTS_FILE"',
    });
    await sp.reset?.();
    await sp.cleanUp?.(['new@example.com', 'o"ther $(x)@example.com']);
    expect(lines).toEqual([
      `reset ${trust.metadataFile} ${trust.metadataUrl}`,
      'gone: new@example.com',
      'gone: o"ther $(x)@example.com',
    ]);
  });

  test('that fail say so: what comes after would be judged on an SP that nobody knows', async () => {
    await expect(drive({ reset: 'exit 3' }).reset?.()).rejects.toThrow('hooks.reset (exit 3) ended with 3');
    await expect(drive({ reset: 'http://localhost:9/' }).reset?.()).rejects.toMatchObject({
      code: 'reset_unreachable',
    });
  });
});

test('a second IdP is told to the set-up, and has a start and an ACS of its own', async () => {
  const lines: string[] = [];
  const setup = 'env | grep ^ASSAY_SECOND_IDP_';
  const profile = {
    ...profileAt(1, {}),
    hooks: { setup },
    idps: [{ start: 'http://localhost:1/b', acsUrl: 'http://localhost:1/acs/b' }],
  };
  driver = createBlackBoxDriver(profile, { directory, env, log: (line) => lines.push(line) });
  await driver.secondIdp?.setUp({ ...trust, entityId: 'urn:second' });
  await driver.setUp(trust);
  expect(lines).toContain('ASSAY_SECOND_IDP_ENTITY_ID=urn:second');
  expect(await driver.secondIdp?.facts()).toMatchObject({ acsUrl: 'http://localhost:1/acs/b' });
  const visited: string[] = [];
  await driver.secondIdp?.start({ ...bareAgent(), visit: async (url) => void visited.push(url) });
  expect(visited).toEqual(['http://localhost:1/b']);
});
