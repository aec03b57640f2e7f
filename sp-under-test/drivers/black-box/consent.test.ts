import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IdpTrust } from '../port.ts';
import { type IsLocal, proofOf } from './consent.ts';
import { createBlackBoxDriver } from './driver.ts';
import { readProfile } from './load.ts';
import { isLoopback } from './loopback.ts';

/** 127.0.0.2 is this machine, too; the test calls it foreign, so that nobody else need be asked. */
const isLocal: IsLocal = (url, hosts) => isLoopback(url, hosts) && !url.includes('//127.0.0.2:');
const token = 'a-secret-of-twenty-and-more';
const trust: IdpTrust = {
  entityId: 'urn:idp',
  ssoUrl: 'http://localhost:9/sso',
  metadataUrl: 'http://localhost:9/metadata',
  metadataFile: 'none.xml',
  certificate: 'none',
};
let server: Server | undefined;
let scratch = '';
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'assay-consent-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
  server?.closeAllConnections();
  server?.close();
});

/** An SP elsewhere, whose file says this; answers what it was asked for. */
async function elsewhere(file: { status?: number; body?: string; location?: string }) {
  const asked: string[] = [];
  const listening = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const { body = '', location, status = 200 } = file;
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.2', resolve));
  return { origin: `http://127.0.0.2:${(listening.address() as AddressInfo).port}`, asked };
}

const profileFor = (origin: string, more: object) =>
  readProfile(
    JSON.stringify({
      name: 'Elsewhere',
      sp: { entityId: 'urn:sp', acsUrl: `${origin}/acs` },
      start: `${origin}/login`,
      whoami: { url: `${origin}/me`, json: '$.nameId' },
      people: [{ nameId: 'a' }, { nameId: 'b' }],
      ...more,
    }),
    'elsewhere.yaml',
    { TOKEN: token },
    isLocal,
  );
const consentFor = (...origins: string[]) => ({ consent: { by: 'Jo Doe', origins, token: `\${TOKEN}` } });

async function setUp(origin: string): Promise<void> {
  const profile = profileFor(origin, consentFor(origin));
  const driver = createBlackBoxDriver(profile, { directory: '.', env: {}, isLocal });
  await driver.setUp(trust);
  await driver.tearDown();
}

describe('an SP that is not on this machine', () => {
  it('is attacked only where the profile says who gives leave, for each origin', () => {
    const origin = 'http://127.0.0.2:4000';
    const problems = (more: object) => {
      try {
        profileFor(origin, more);
        return '';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    expect(problems({})).toContain('sp.acsUrl ("http://127.0.0.2:4000/acs"): this is not on this machine');
    expect(problems(consentFor('http://127.0.0.2:4001'))).toContain('add "http://127.0.0.2:4000" to consent.origins');
    expect(problems(consentFor(origin))).toBe('');
  });

  it('is attacked where its file holds the digest of the token, and nothing else was asked before', async () => {
    const { asked, origin } = await elsewhere({ body: `# ours\n${proofOf(token)}\n` });
    await setUp(origin);
    expect(asked).toEqual(['GET /.well-known/saml-assay']);
  });

  it.each([
    ['another digest', { body: proofOf('of somebody else') }, 'holds something else'],
    ['the token itself, which whoever reads the file could use', { body: token }, 'holds something else'],
    ['nothing', { body: '' }, 'is empty'],
    ['no file', { status: 404 }, 'status 404'],
    ['a redirect to somewhere that could prove anything', { status: 302, location: '/elsewhere' }, 'status 302'],
  ])('is left alone where its file holds %s', async (_, file, told) => {
    const { asked, origin } = await elsewhere(file);
    vi.stubEnv('TMPDIR', scratch);
    await expect(setUp(origin)).rejects.toMatchObject({
      code: 'control_not_proved',
      message: expect.stringContaining(told),
    });
    expect(asked).toEqual(['GET /.well-known/saml-assay']);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('is left alone where metadata leads elsewhere than the leave', async () => {
    const MD = 'xmlns="urn:oasis:names:tc:SAML:2.0:metadata"';
    const acs = `<AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="http://127.0.0.2:1/acs" index="0"/>`;
    const { origin } = await elsewhere({
      body: `<EntityDescriptor ${MD} entityID="urn:sp"><SPSSODescriptor>${acs}</SPSSODescriptor></EntityDescriptor>`,
    });
    const profile = profileFor(origin, { sp: undefined, metadata: `${origin}/metadata`, ...consentFor(origin) });
    await expect(createBlackBoxDriver(profile, { directory: '.', env: {}, isLocal }).facts()).rejects.toMatchObject({
      code: 'target_not_loopback',
      message: expect.stringContaining('consent for http://127.0.0.2:1'),
    });
  });
});
