/** Mutated AuthnRequests and LogoutRequests against the IdP: an answer goes to a registered address, speaks of Alice only, and is never a 5xx. */
import { sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import { createMockIdp } from '../../../mock-idp/index.ts';
import { IdpControl } from '../../oracle/index.ts';
import type { Encoding } from '../mutate/index.ts';
import type { Random } from '../random.ts';
import { type Answer, fieldOf, send, type Target } from './target.ts';

const acsUrl = 'http://localhost:9/acs';
const logoutUrl = 'http://localhost:9/slo';
const issuer = 'http://localhost:9/metadata';
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

const packageFile = createRequire(import.meta.url);
const keyFile = (name: string) => readFileSync(packageFile.resolve(`#package/fixtures/keys/${name}`), 'utf8');

const namespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

function requestXml(kind: string, destination: string, at: Date, attributes: string, content: string): string {
  const id = `_${at.getTime().toString(16)}${Math.floor(performance.now() * 1000).toString(16)}`;
  return (
    `<samlp:${kind} ${namespaces} ID="${id}" Version="2.0" IssueInstant="${at.toISOString()}" Destination="${destination}"${attributes}>` +
    `<saml:Issuer>${issuer}</saml:Issuer>${content}</samlp:${kind}>`
  );
}

/** Opens the target. */
export async function openMockIdp(now: () => Date): Promise<Target> {
  const key = keyFile('sp-signing.key.pem');
  const certificate = keyFile('sp-signing.cert.pem').replace(/-----[^-]+-----|\s/g, '');
  const idp = await createMockIdp({
    now,
    seed: {
      people: [
        { login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson' },
        { login: 'bob@example.com', firstName: 'Bob', lastName: 'Brown' },
      ],
      apps: [
        {
          label: 'fuzz',
          signOn: {
            ssoAcsUrl: acsUrl,
            audience: issuer,
            spCertificate: { x5c: [certificate] },
            slo: { enabled: true, issuer, logoutUrl },
          },
          assignments: [{ login: 'alice@example.com' }, { login: 'bob@example.com' }],
        },
      ],
    },
  });
  const control = new IdpControl(idp);
  const { ssoUrl, sloUrl } = await control.app('fuzz');
  const { cookie } = await control.openTransaction('alice@example.com', 'fuzz', []);
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  const policy =
    '<samlp:NameIDPolicy AllowCreate="true" Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"/>';
  const attributes = ` AssertionConsumerServiceURL="${acsUrl}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"`;
  const authn = () => requestXml('AuthnRequest', ssoUrl, now(), attributes, policy);
  const logout = () => requestXml('LogoutRequest', sloUrl, now(), '', '<saml:NameID>alice@example.com</saml:NameID>');
  return {
    name: 'requests',
    fresh: async (random) => (random.chance(0.6) ? authn() : logout()),
    attack: async (xml, encoding, random) => {
      const url = random.chance(0.95) === xml.includes('LogoutRequest') ? sloUrl : ssoUrl;
      const { status, body } = random.chance(0.7)
        ? await send(`${url}?${queryOf(xml, encoding, random, key)}`, { headers })
        : await send(url, {
            method: 'POST',
            headers,
            body: new URLSearchParams({ SAMLRequest: encoding.encode(xml, (octets) => octets, random) }),
          });
      return judge(status, body);
    },
    close: () => idp.close(),
  };
}

/** By HTTP-Redirect; signed after the mutation most of the time, because an SP that is registered may be hostile, too. */
function queryOf(xml: string, encoding: Encoding, random: Random, key: string): string {
  const request = encoding.encode(xml, (octets) => deflateRawSync(octets), random);
  // Longer lines are refused by Node itself before anybody reads them.
  const message = `SAMLRequest=${encodeURIComponent(request).slice(0, 12_000)}&RelayState=back`;
  if (random.chance(0.2)) return message;
  const octets = `${message}&SigAlg=${encodeURIComponent(rsaSha256)}`;
  const signature = random.chance(0.9) ? sign('sha256', Buffer.from(octets), key).toString('base64') : 'AAAA';
  return `${octets}&Signature=${encodeURIComponent(signature)}`;
}

const registered = new Set([acsUrl, logoutUrl]);

function judge(status: number, page: string): Answer {
  const encoded = fieldOf(page, 'SAMLResponse');
  if (encoded === undefined) {
    const check = />Check<\/dt>\s*<dd[^>]*>(?:<[^>]+>)*([a-z-]+)/.exec(page)?.[1] ?? 'page';
    return {
      status,
      outcome: `${status}-${check}`,
      consumed: false,
      ...(status >= 500 && { trouble: `answered ${status}` }),
    };
  }
  const xml = Buffer.from(encoded, 'base64').toString('utf8');
  const action = / action="([^"]*)"/.exec(page)?.[1] ?? '';
  const name = /<saml2:NameID[^>]*>([^<]*)</.exec(xml)?.[1];
  const kind = /<saml2p:(\w+)/.exec(xml)?.[1] ?? 'unknown';
  const trouble = !registered.has(action)
    ? `answers to ${action}`
    : name !== undefined && name !== 'alice@example.com'
      ? `speaks of ${name}`
      : undefined;
  const codes = [...xml.matchAll(/StatusCode Value="[^"]*:(\w+)"/g)].map((match) => match[1]);
  return { status, outcome: `${kind}-${codes.join('-')}`, consumed: true, ...(trouble !== undefined && { trouble }) };
}
