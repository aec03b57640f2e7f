import { describe, expect, it } from 'vitest';
import { decodeRequest } from './decode.ts';
import {
  askedWhereNamed,
  type IdpWish,
  readPublished,
  signedAsDeclared,
  signedWhereWanted,
  toldWhereNamed,
} from './idp-wishes.ts';
import { signed, signingKey } from './testing/evidence.ts';
import { posted, redirected, sso } from './testing/outgoing.ts';

const sha512 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512';
const published = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:idp"><md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:Extensions><alg:SigningMethod xmlns:alg="urn:oasis:names:tc:SAML:metadata:algsupport" Algorithm="${sha512}"/></md:Extensions><md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/slo?v=2"/><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${sso}?to=new&amp;is=here"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
const moved = `${sso}?to=new&is=here`;

const judge = async (wish: IdpWish, sent: Parameters<typeof decodeRequest>[0], body = published) =>
  wish(await decodeRequest(sent, 1, 1), await readPublished(body));

describe('where a request goes', () => {
  it.each([
    ['holds', 'the new address, query and all', moved],
    ['broken', 'the address of before', sso],
    ['broken', 'the new address without its query', `${sso}?to=new`],
  ])('%s: %s', async (kind, _what, to) => {
    expect(await judge(askedWhereNamed, redirected(undefined, { to, relayState: 'x' }))).toMatchObject({ kind });
  });
  it('is told beside what the metadata names', async () => {
    expect((await judge(askedWhereNamed, redirected())) as object).toMatchObject({
      seen: `Sent to ${sso}; the metadata names ${moved}.`,
    });
  });
});

it('a LogoutRequest goes where it is named, or elsewhere', async () => {
  const where = async (url: string) => toldWhereNamed(url, await readPublished(published));
  expect(await where('https://idp.example/slo?v=2&SAMLRequest=x&RelayState=y')).toMatchObject({ kind: 'holds' });
  expect(await where('https://idp.example/slo?SAMLRequest=x')).toMatchObject({ kind: 'broken' });
  expect(await where(`${moved}&SAMLRequest=x`)).toMatchObject({ kind: 'broken' });
});

it('a request is signed or not', async () => {
  expect(await judge(signedWhereWanted, redirected(undefined, { key: signingKey }))).toMatchObject({ kind: 'holds' });
  expect(await judge(signedWhereWanted, posted(signed('authn-request.xml')))).toMatchObject({ kind: 'holds' });
  expect(await judge(signedWhereWanted, redirected())).toMatchObject({ kind: 'broken' });
});

it('a request is signed with what is declared, or with something else', async () => {
  const by = (sigAlg?: string) =>
    redirected(undefined, { key: signingKey, ...(sigAlg === undefined ? {} : { sigAlg }) });
  expect(await judge(signedAsDeclared, by(sha512))).toMatchObject({ kind: 'holds' });
  expect(await judge(signedAsDeclared, by())).toMatchObject({
    kind: 'broken',
    seen: expect.stringContaining('rsa-sha256; the metadata declares '),
  });
  expect(await judge(signedAsDeclared, posted(signed('authn-request.xml')))).toMatchObject({ kind: 'broken' });
  expect(await judge(signedAsDeclared, redirected())).toMatchObject({ kind: 'unjudged' });
});

it('metadata that is no XML says nothing', async () => {
  expect(await judge(askedWhereNamed, redirected(), '<html>')).toMatchObject({ kind: 'unjudged' });
});
