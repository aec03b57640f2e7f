import { createServer } from 'node:http';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../../mock-idp/http/testing/browser.ts';
import { acsUrl, authnRequest, redirectUrl, startIdp, type TestIdp } from '../../mock-idp/http/testing/idp.ts';
import { createMockIdp } from '../../mock-idp/index.ts';
import { findMessages, imitate, inspectMessage, printMessage, sendAgain } from './index.ts';

const as = { headers: { 'x-assay-person': 'alice@example.com' } };
let idp: TestIdp;
let url: string;
let response: string;
let exchange: string;
beforeAll(async () => {
  idp = await startIdp({ unattended: true });
  url = redirectUrl(idp.app.ssoUrl, authnRequest());
  response = deliveryOf(await new Browser().send(url, as)).samlResponse;
  const { id } = await idp.takeRequest();
  exchange = JSON.stringify((await idp.control('GET', `/trace/${id}/export`)).body);
});
afterAll(() => idp.close());

const xml = () => Buffer.from(response, 'base64').toString('utf8');
async function inspect(input: string, options: Partial<Parameters<typeof inspectMessage>[1]> = {}) {
  const found = await findMessages(input, 'input');
  return found.map((one) => inspectMessage(one, { now: new Date(), ...options }));
}
async function badOf(input: string, options = {}): Promise<string[]> {
  const [message] = await inspect(input, options);
  return message?.checks.filter(({ verdict }) => verdict === 'bad').map(({ name }) => name) ?? [];
}

describe('what comes in', () => {
  const har = (request: object) => JSON.stringify({ log: { version: '1.2', entries: [{ request }] } });
  const form = () => new URLSearchParams({ SAMLResponse: response, RelayState: '/start' }).toString();
  test.each<[string, () => string, string[]]>([
    ['XML', xml, ['Response']],
    ['base64', () => response, ['Response']],
    ['base64 in lines', () => response.replace(/.{76}/g, '$&\n'), ['Response']],
    ['a percent-encoded value', () => encodeURIComponent(response), ['Response']],
    ['a deflated value', () => deflateRawSync(authnRequest()).toString('base64'), ['AuthnRequest']],
    ['a URL', () => url, ['AuthnRequest']],
    ['a query', () => new URL(url).search, ['AuthnRequest']],
    ['a form', form, ['Response']],
    ['a trace export', () => exchange, ['AuthnRequest', 'Response']],
    ['a HAR with a redirect', () => har({ method: 'GET', url }), ['AuthnRequest']],
    ['a HAR with a form', () => har({ method: 'POST', url: acsUrl, postData: { text: form() } }), ['Response']],
  ])('%s', async (_name, input, kinds) => {
    expect((await inspect(input())).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('a HAR with one message cut off: the others are read, and the first says which is not', async () => {
    const entries = [
      { request: { method: 'GET', url: `${acsUrl}?SAMLRequest=fZ` } },
      { request: { method: 'POST', url: acsUrl, postData: { text: form() } } },
    ];
    const found = await findMessages(JSON.stringify({ log: { entries } }), 'x.har');
    expect(found).toEqual([
      expect.objectContaining({ beside: [['Left out', expect.stringContaining('x.har, entry 1: GET')]] }),
    ]);
    const alone = findMessages(JSON.stringify({ log: { entries: entries.slice(0, 1) } }), 'x.har');
    await expect(alone).rejects.toThrow('x.har, entry 1: GET');
  });

  test.each([
    ['words', 'hello there', 'input_unknown'],
    ['nothing', '', 'input_unknown'],
    ['octets that look like an escape', '\u0000%E4\uFFFD', 'input_unknown'],
    ['HTML', '<html/>', 'input_unknown'],
    ['broken XML', '<a><b></a>', 'input_unreadable'],
    ['a DOCTYPE', '<!DOCTYPE a><a/>', 'input_unreadable'],
    ['other JSON', '{"a":1}', 'input_unknown'],
    ['half JSON', '{"a"', 'input_unreadable'],
    ['a HAR without SAML', '{"log":{"entries":[]}}', 'input_unknown'],
  ])('%s is refused', async (_name, input, code) => {
    await expect(inspect(input)).rejects.toMatchObject({ code });
  });
});

describe('a Response', () => {
  test('that is sound has nothing bad, and both signatures verify', async () => {
    const [message] = await inspect(response);
    expect(message?.checks.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    const signatures = message?.checks.filter(({ name }) => name.startsWith('signature')).map(({ says }) => says);
    expect(signatures).toEqual(['rsa-sha256 verifies.', 'rsa-sha256 verifies.']);
    expect(message?.facts).toContainEqual(['Attribute groups', 'Sales | Ops']);
    expect(message?.facts).toContainEqual(['NameID', 'alice@example.com (emailAddress)']);
  });

  test.each<[string, (text: string) => string, string[]]>([
    [
      'another name',
      (text) => text.replace('>alice@example.com<', '>bob@example.com<'),
      ['signature of the Response', 'signature of the Assertion'],
    ],
    ['no signatures', (text) => text.replace(/<ds:Signature .*?<\/ds:Signature>/gs, ''), ['signed']],
    [
      'no audience',
      (text) => text.replace(/<ds:Signature .*?<\/ds:Signature>|<saml2:Audience>.*?<\/saml2:Audience>/gs, ''),
      ['signed', 'audience'],
    ],
    [
      'another recipient',
      (text) =>
        text.replace(/<ds:Signature .*?<\/ds:Signature>/gs, '').replace(/Recipient="[^"]*"/, 'Recipient="http://x/"'),
      ['signed', 'recipient'],
    ],
    [
      'an id that begins with a digit',
      (text) => text.replace(/<ds:Signature .*?<\/ds:Signature>/gs, '').replace(/ID="id/, 'ID="1d'),
      ['ids', 'signed'],
    ],
  ])('with %s says so', async (_name, change, names) => {
    expect(await badOf(change(xml()))).toEqual(names);
  });

  test('is verified with the certificate that is given', async () => {
    expect(await badOf(response, { certificate: idp.app.certificate })).toEqual([]);
    const [{ certificate } = { certificate: '' }] = [await strangerCertificate()];
    expect(await badOf(response, { certificate })).toContain('signature of the Response');
  });

  test('whose time is over is noted, not condemned', async () => {
    const [message] = await inspect(response, { now: new Date(Date.now() + 3_600_000) });
    expect(message?.checks.find(({ name }) => name === 'time window')).toMatchObject({ verdict: 'note' });
  });

  test('shows nothing that could be sent again, unless that is asked for', async () => {
    const value = /<ds:SignatureValue>([^<]{40})/.exec(xml())?.[1] ?? 'none';
    const [redacted] = await inspect(response);
    const [whole] = await inspect(response, { withSecrets: true });
    if (!redacted || !whole) throw new Error('Nothing was inspected.');
    expect(printMessage(redacted)).not.toContain(value);
    expect(printMessage(whole)).toContain(value);
  });

  test('is coloured where that was asked for, and says the same', async () => {
    const [message] = await inspect(response);
    if (!message) throw new Error('Nothing was inspected.');
    const coloured = printMessage(message, { colour: true });
    expect(coloured).toContain('\u001b[32mok');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal is told begins with one.
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(printMessage(message));
    expect(printMessage(message)).not.toContain('\u001b');
  });
});

async function strangerCertificate(): Promise<{ certificate: string }> {
  const other = await createMockIdp({
    seed: {
      apps: [{ label: 'Other', signOn: { ssoAcsUrl: acsUrl, audience: 'x', signatureAlgorithm: 'RSA_SHA256' } }],
    },
  });
  const headers = { authorization: `SSWS ${other.apiToken}`, 'content-type': 'application/json' };
  const apps = (await (await fetch(`${other.adminUrl}/api/v1/apps`, { headers })).json()) as { id: string }[];
  const generate = `${other.adminUrl}/api/v1/apps/${apps[0]?.id}/credentials/keys/generate?validityYears=2`;
  const key = (await (await fetch(generate, { method: 'POST', headers })).json()) as { x5c: string[] };
  await other.close();
  return { certificate: `-----BEGIN CERTIFICATE-----\n${key.x5c[0]}\n-----END CERTIFICATE-----` };
}

test('metadata: endpoints, keys, and what has expired', async () => {
  const text = await (await fetch(idp.app.metadataUrl)).text();
  const [message] = await inspect(text);
  expect(message?.facts).toContainEqual(['entityID', idp.app.entityId]);
  expect(message?.facts).toContainEqual(['SingleSignOnService', `HTTP-POST ${idp.app.ssoUrl}`]);
  expect(await badOf(text)).toEqual([]);
  expect(await badOf(text.replace('entityID=', 'validUntil="2001-01-01T00:00:00Z" entityID='))).toEqual([
    'valid until',
  ]);
});

test('a LogoutRequest: whom it names, and that it is not signed', async () => {
  const request =
    '<p:LogoutRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" ' +
    'ID="_1" Version="2.0" IssueInstant="2026-11-21T09:30:00Z"><a:Issuer>sp</a:Issuer><a:NameID>alice</a:NameID>' +
    '<p:SessionIndex>s1</p:SessionIndex></p:LogoutRequest>';
  const form = new URLSearchParams({ SAMLRequest: Buffer.from(request).toString('base64') });
  const har = JSON.stringify({
    log: { entries: [{ request: { method: 'POST', url: acsUrl, postData: { text: `${form}` } } }] },
  });
  expect(await badOf(har)).toEqual(['signed']);
  expect(await badOf(request)).toEqual([]);
  const query = new URLSearchParams({ SAMLRequest: deflateRawSync(request).toString('base64') });
  expect(await badOf(`http://localhost:9/slo?${query}`)).toEqual(['signed']);
  expect(await badOf(`http://localhost:9/slo?${query}&SigAlg=rsa-sha256&Signature=AA`)).toEqual([]);
});

describe('imitate', () => {
  test('makes an app that answers alike, with a key of ours', async () => {
    const made = await createMockIdp({ seed: imitate(await findMessages(response, 'input')), unattended: true });
    const { apps } = await made.exportSeed();
    const { idpInitiatedUrl } = await addressesOf(made, apps?.[0]?.label ?? '');
    const copy = await new Browser().send(idpInitiatedUrl, as);
    const [original, imitated] = [...(await inspect(response)), ...(await inspect(deliveryOf(copy).samlResponse))];
    const shape = (message: typeof original) =>
      message?.facts.filter(([term]) => /^(NameID|Recipient|Audience|Destination|Attribute)/.test(term));
    expect(shape(imitated)).toEqual(shape(original));
    expect(imitated?.checks.map(({ name }) => name)).toEqual(original?.checks.map(({ name }) => name));
    await made.close();
  });

  test('of a request takes who asks and where the answer goes; of nothing it says what it needs', async () => {
    const signOn = { ssoAcsUrl: acsUrl, audience: 'http://localhost:9/metadata' };
    expect(imitate(await findMessages(url, 'input'))).toMatchObject({ apps: [{ signOn }] });
    const metadata = await findMessages(await (await fetch(idp.app.metadataUrl)).text(), 'input');
    expect(() => imitate(metadata)).toThrow('give a Response in the clear or with its --key');
  });
});

async function addressesOf(made: Awaited<ReturnType<typeof createMockIdp>>, label: string) {
  const headers = { authorization: `Bearer ${made.controlToken}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ apps: [{ label }] });
  const answer = await fetch(`${made.adminUrl}/_assay/organisation`, { method: 'PATCH', headers, body });
  const { apps } = (await answer.json()) as { apps: { idpInitiatedUrl: string }[] };
  return apps[0] ?? { idpInitiatedUrl: '' };
}

describe('send', () => {
  test('replays the bytes of a trace export on loopback, and nowhere else unless that is said', async () => {
    const bodies: string[] = [];
    const sp = createServer(async (request, answer) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(body);
      answer.writeHead(302, { location: '/in', 'set-cookie': 'session=secret; Path=/' }).end();
    });
    await new Promise<void>((resolve) => sp.listen(0, '127.0.0.1', resolve));
    const address = sp.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const at = (host: string) => exchange.replaceAll(acsUrl, `http://${host}:${port}/acs`);
    const sent = await sendAgain(at('127.0.0.1'), 'export', false);
    expect(sent).toEqual({
      action: `http://127.0.0.1:${port}/acs`,
      status: 302,
      location: '/in',
      cookies: ['session'],
    });
    expect(new URLSearchParams(bodies[0]).get('SAMLResponse')).toBe(response);
    await expect(sendAgain(at('sp.example'), 'export', false)).rejects.toMatchObject({ code: 'off_loopback' });
    expect(bodies).toHaveLength(1);
    sp.close();
  });

  test('takes nothing but an export with a message in it', async () => {
    await expect(sendAgain(response, 'input', false)).rejects.toMatchObject({ code: 'not_an_export' });
    await new Browser().send(`${idp.app.ssoUrl}?SAMLRequest=%26`);
    const [last] = (await idp.received()).slice(-1);
    const refused = JSON.stringify((await idp.control('GET', `/trace/${last?.id}/export`)).body);
    await expect(sendAgain(refused, 'input', false)).rejects.toMatchObject({ code: 'nothing_to_send' });
  });
});

test('an export holds no key of a transaction', async () => {
  const { body } = await idp.control('POST', '/transactions', { person: 'alice@example.com' });
  const { cookie } = body as { cookie: { name: string; value: string } };
  const browser = new Browser();
  browser.cookies.set(cookie.name, cookie.value);
  await browser.send(url);
  const [last] = (await idp.received()).slice(-1);
  const exported = await idp.control('GET', `/trace/${last?.id}/export`);
  expect(last?.transaction).toBe(cookie.value);
  expect(JSON.stringify(exported.body)).not.toContain(cookie.value);
});
