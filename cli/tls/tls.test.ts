/** Both parties over TLS, trusted through the exported authority alone. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMockIdp } from '../../mock-idp/index.ts';
import { createReferenceSp } from '../../sp-under-test/index.ts';
import { demoApp, demoWorkspace, idpSeed } from '../demo.ts';
import { readTls, type Tls } from './index.ts';

const names = { domain: 'okta.localhost', more: [] };
const opened: { close(): Promise<void> }[] = [];
let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'assay-tls-'));
});
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
  rmSync(data, { recursive: true });
});

async function localCa(folder?: string): Promise<Tls & { authority: string }> {
  const tls = await readTls({ tls: true }, names, folder);
  if (tls?.authority === undefined) throw new Error('--tls gave no authority.');
  opened.push(tls);
  return { ...tls, authority: tls.authority };
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A browser with nothing but cookies, which trusts one authority and nobody else. */
function browser(ca: string) {
  const jar = new Map<string, string>();
  const lines: string[] = [];
  const visit = (url: string, form?: Record<string, string>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      };
      const asking = tlsRequest(url, { ca, headers, method: form ? 'POST' : 'GET' }, (response) => {
        for (const line of response.headers['set-cookie'] ?? []) {
          lines.push(line);
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          jar.set(name, value);
        }
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          body += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      asking.on('error', reject).end(form && new URLSearchParams(form).toString());
    });
  return { visit, jar, lines };
}

const field = (page: string, name: string) =>
  (new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll('&#43;', '+');

describe('with --tls', () => {
  test('somebody signs in, metadata is fetched, and every cookie is Secure', async () => {
    const { files, authority } = await localCa();
    const sp = await createReferenceSp({ tls: files, trustedAuthority: authority });
    opened.push(sp);
    const idp = await createMockIdp({ tls: files, seed: idpSeed(sp.url) });
    opened.push(idp);
    expect([sp.url, idp.samlUrl, idp.adminUrl].every((url) => url.startsWith('https://'))).toBe(true);
    const [trust] = await idp.trusts();
    if (!trust) throw new Error('The demo has an app.');
    const workspace = demoWorkspace(trust);
    const [provider] = workspace.providers ?? [];
    if (!provider) throw new Error('The demo has a provider.');
    // By URL: the SP fetches it with the authority it was given.
    const metadataUrl = await idp.metadataUrl(demoApp);
    await sp.apply({ ...workspace, providers: [{ ...provider, idp: { metadataUrl } }] });

    const { visit, jar, lines } = browser(authority);
    const started = await visit(`${sp.url}/sso/start/DEV?product=workato-go`);
    const asked = await visit(started.headers.location ?? '');
    let page = await visit(`${idp.samlUrl}${asked.headers.location}`);
    for (const typed of [{ identifier: 'alice@example.com' }, { password: 'Correct-Horse-7' }]) {
      const hidden = Object.fromEntries(
        ['_csrf', 'fromURI', 'step', 'identifier'].map((name) => [
          name,
          field(page.body, name).replaceAll('&amp;', '&'),
        ]),
      );
      page = await visit(`${idp.samlUrl}/login/login.htm`, { ...hidden, ...typed });
    }
    const delivery = await visit(`${idp.samlUrl}${page.headers.location}`);
    const form = {
      SAMLResponse: field(delivery.body, 'SAMLResponse'),
      RelayState: field(delivery.body, 'RelayState'),
    };
    expect((await visit(`${sp.url}/saml/acs/okta`, form)).headers.location).toBe('/portal');
    expect(JSON.parse((await visit(`${sp.url}/whoami`)).body)).toMatchObject({ email: 'alice@example.com' });
    expect(jar.size).toBeGreaterThan(3);
    for (const line of lines) expect(line).toMatch(/; Secure/);
    expect(lines.find((line) => line.startsWith('assay_sp_browser='))).toContain('SameSite=None');
  });

  test('nobody who does not trust the authority gets through, and the authority vouches for loopback only', async () => {
    const { files, authority } = await localCa();
    const idp = await createMockIdp({ tls: files });
    opened.push(idp);
    const stranger = await localCa();
    await expect(browser(stranger.authority).visit(idp.samlUrl)).rejects.toThrow(/certificate/);
    expect((await browser(authority).visit(`${idp.samlUrl}/login/login.htm`)).status).toBe(200);
    const { issueServerCertificate, makeCa } = await import('./local-ca.ts');
    const ca = makeCa(names, new Date());
    const forged = issueServerCertificate(
      ca,
      { domain: 'okta.localhost', more: ['bank.example', '10.0.0.1'] },
      new Date(),
    );
    const thief = await createMockIdp({ tls: forged });
    opened.push(thief);
    await expect(browser(ca.certificate).visit(thief.samlUrl)).rejects.toThrow(/permitted subtree violation/);
  });

  test('the authority is kept in the data directory, its key readable by its owner only', async () => {
    const [first, second] = [await localCa(data), await localCa(data)];
    expect(second.authority).toBe(first.authority);
    expect(readFileSync(join(data, 'local-ca.pem'), 'utf8')).toBe(first.authority);
    expect(statSync(join(data, 'local-ca.key.pem')).mode & 0o777).toBe(0o600);
    expect(first.welcome.join('\n')).toContain(`NODE_EXTRA_CA_CERTS=${join(data, 'local-ca.pem')}`);
    const more = { ...names, more: ['idp.example.com', 'fe80::1'] };
    await expect(readTls({ tls: true }, more, data)).rejects.toThrow(/was made for other names/);
  });
});

describe('own files', () => {
  test('are used when they belong together', async () => {
    const { files, authority } = await localCa();
    const [certificate, key] = [join(data, 'cert.pem'), join(data, 'key.pem')];
    writeFileSync(certificate, files.certificate);
    writeFileSync(key, files.key);
    const own = await readTls({ tlsCertificate: certificate, tlsKey: key }, names, undefined);
    const idp = await createMockIdp({ ...(own && { tls: own.files }) });
    opened.push(idp);
    expect((await browser(authority).visit(`${idp.samlUrl}/login/login.htm`)).status).toBe(200);
  });

  test('that do not are refused in one sentence', async () => {
    const [one, other] = [await localCa(), await localCa()];
    const [certificate, key] = [join(data, 'cert.pem'), join(data, 'key.pem')];
    writeFileSync(certificate, one.files.certificate);
    writeFileSync(key, other.files.key);
    const read = (options: Parameters<typeof readTls>[0]) => readTls(options, names, undefined);
    await expect(read({ tlsCertificate: certificate, tlsKey: key })).rejects.toThrow(/is not the key of/);
    await expect(read({ tlsCertificate: certificate })).rejects.toThrow(/go together/);
    await expect(read({ tlsCertificate: certificate, tlsKey: join(data, 'none.pem') })).rejects.toThrow(
      /cannot be read/,
    );
    await expect(read({ tlsCertificate: key, tlsKey: certificate })).rejects.toThrow(/must be PEM/);
  });
});
