import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { probeSp } from './probe.ts';
import { anyAddress, whereSubjectStands } from './read-back.ts';

type Page = { status: number; location?: string; body?: string };

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve))));

/** An SP made of these pages; everything else is 404. */
async function sp(pagesAt: (origin: string) => Record<string, Page>): Promise<string> {
  let pages: Record<string, Page> = {};
  const listening = createServer((request, response) => {
    const { body = '', location, status } = pages[request.url ?? ''] ?? { status: 404 };
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  pages = pagesAt(origin);
  return origin;
}

const request = (origin: string) =>
  `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" AssertionConsumerServiceURL="${origin}/acs"><saml:Issuer>urn:my:sp</saml:Issuer></samlp:AuthnRequest>`;
const metadata = (origin: string) =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:by:metadata"><SPSSODescriptor><AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${origin}/acs"/></SPSSODescriptor></EntityDescriptor>`;

describe('probing', () => {
  it('finds metadata, the start and the page that needs a sign-in', async () => {
    const origin = await sp((base) => ({
      '/saml2/metadata': { status: 200, body: metadata(base) },
      '/sso': {
        status: 302,
        location: `http://idp.example/?SAMLRequest=${encodeURIComponent(deflateRawSync(request(base)).toString('base64'))}`,
      },
      '/profile': { status: 302, location: '/sso' },
    }));
    expect(await probeSp({ url: `${origin}/anything` })).toMatchObject({
      metadata: `${origin}/saml2/metadata`,
      sp: { entityId: 'urn:by:metadata', acsUrl: `${origin}/acs` },
      start: `${origin}/sso`,
      whoami: `${origin}/profile`,
    });
  });

  it('notices a sign-in that goes on by script alone', async () => {
    const origin = await sp(() => ({ '/login': { status: 200, body: '<script src="/app.js"></script>' } }));
    expect(await probeSp({ url: origin })).toMatchObject({ start: `${origin}/login`, agent: 'chromium' });
  });

  it('takes no page that offers a way on for one', async () => {
    const body = '<script></script><a href="/saml">Sign in</a>';
    const origin = await sp(() => ({ '/login': { status: 200, body } }));
    expect(await probeSp({ url: origin })).not.toHaveProperty('agent');
  });

  it('tells the other ACS that metadata names', async () => {
    const other = (base: string) =>
      `<AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${base}/acs/b" index="4"/>`;
    const origin = await sp((base) => ({
      '/metadata': { status: 200, body: metadata(base).replace('</SPSS', `${other(base)}</SPSS`) },
    }));
    expect(await probeSp({ url: origin })).toMatchObject({ acsEndpoints: [{ url: `${origin}/acs/b`, index: 4 }] });
  });

  it('without metadata reads the AuthnRequest, also from a form', async () => {
    const origin = await sp((base) => ({
      '/login': {
        status: 200,
        body: `<form><input type="hidden" name="SAMLRequest" value="${Buffer.from(request(base)).toString('base64')}"></form>`,
      },
    }));
    const probed = await probeSp({ url: origin });
    expect(probed).toMatchObject({ sp: { entityId: 'urn:my:sp', acsUrl: `${origin}/acs` }, start: `${origin}/login` });
    expect(probed.metadata).toBeUndefined();
    expect(probed.notes.join(' ')).toContain('no usual address turns an anonymous visitor away');
  });

  it('says that nothing answers', async () => {
    const origin = await sp(() => ({}));
    await new Promise((resolve) => server?.close(resolve));
    expect((await probeSp({ url: origin })).notes).toEqual([
      `Nothing answers at ${origin}: start the SP, or say the rest by option.`,
    ]);
  });

  it('takes the metadata address of an SP that set-up will start at its word, and of no other', async () => {
    const origin = await sp(() => ({}));
    const later = { metadata: `${origin}/metadata`, startedBySetup: true };
    await expect(probeSp(later)).rejects.toThrow('the SP answers HTTP 404. Its log may say why');
    await new Promise((resolve) => server?.close(resolve));
    await expect(probeSp({ metadata: later.metadata })).rejects.toThrow('start the SP first');
    expect(await probeSp(later)).toMatchObject({ metadata: later.metadata, name: new URL(origin).host });
    expect((await probeSp({ url: origin, startedBySetup: true })).notes).toEqual([
      `Nothing answers at ${origin} yet, and --setup starts the SP only after this: say the rest by option.`,
    ]);
  });

  it('leaves strangers alone', async () => {
    await expect(probeSp({ url: 'https://sp.example' })).rejects.toThrow('must run on this machine');
  });
});

describe('where a page says who is signed in', () => {
  it.each([
    ['{"user":{"nameId":"alice@example.com"},"x":1}', { json: '$.user.nameId' }],
    ['{"deep":{"a":"alice@example.com"},"top":"alice@example.com"}', { json: '$.top' }],
    ['{"a b":["alice@example.com"]}', { json: "$['a b'][0]" }],
    ['{"name":"Alice"}', undefined],
    ['<p>Hello alice@example.com!</p>', undefined],
    ['<p>Hello <b>alice@example.com</b></p>', { pattern: anyAddress }],
    ['<a>help@sp.example</a>\n<p>You are <b>alice@example.com</b></p>', { pattern: '<p>You are <b>([^<"\'\\n]+)' }],
    ['<p>Hello Alice</p>', undefined],
  ])('%s', (body, place) => {
    expect(whereSubjectStands(body, 'alice@example.com')).toEqual(place);
  });
});
