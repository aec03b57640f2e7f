import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { ask, rateOf } from '../load.ts';
import type { Party } from '../parties/index.ts';

export interface SignInRate {
  perSecond: number;
  medianMs: number;
  /** Processor time of the IdP alone, all threads. */
  cpuMs: number;
}

/** The address to which an SP sends the browser: a fresh AuthnRequest by HTTP-Redirect. */
export function authnRequestUrl(ssoUrl: string, issuer: string, acsUrl: string): string {
  const xml =
    `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_${randomBytes(16).toString('hex')}" ` +
    `Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${ssoUrl}" AssertionConsumerServiceURL="${acsUrl}">` +
    `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml:Issuer></samlp:AuthnRequest>`;
  const request = deflateRawSync(xml, { level: 1 }).toString('base64');
  return `${ssoUrl}?SAMLRequest=${encodeURIComponent(request)}&RelayState=bench`;
}

/** Signs the first person in as a browser does, and answers the cookies. */
export async function openSession(samlUrl: string): Promise<string> {
  const page = await ask(`${samlUrl}/login/login.htm`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const jar = new Map<string, string>();
  const keep = (cookies: string | readonly string[] = []) => {
    for (const cookie of [cookies].flat()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair);
    }
  };
  keep(page.headers['set-cookie']);
  const form = { _csrf: csrf, step: 'password', identifier: 'person-0@example.com', password: 'Correct-Horse-7' };
  const entered = await ask(`${samlUrl}/login/login.htm`, {
    method: 'POST',
    headers: { cookie: [...jar.values()].join('; '), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  if (entered.status !== 303) throw new Error(`Signing in answered ${entered.status}.`);
  keep(entered.headers['set-cookie']);
  return [...jar.values()].join('; ');
}

/** One sign-in: AuthnRequest in, a page with a Response out. Anything else ends the run: a rate of errors is no rate. */
export async function signIn(url: string, cookie: string): Promise<string> {
  const { status, body } = await ask(url, { headers: { cookie } });
  const response = /name="SAMLResponse"\s+value="([^"]+)"/.exec(body)?.[1];
  if (status !== 200 || response === undefined) throw new Error(`A sign-in answered ${status}: ${body.slice(0, 300)}`);
  return response;
}

/** Until V8 has compiled what runs often: the first thousand sign-ins cost three times what the others do. */
export async function warmUp(visit: () => Promise<unknown>, visits: number): Promise<void> {
  let left = visits;
  const visitor = async () => {
    while (left > 0) {
      left -= 1;
      await visit();
    }
  };
  await Promise.all(Array.from({ length: 16 }, visitor));
}

/** Sign-ins a second, and what one costs the IdP. */
export async function signInRate(
  party: Party,
  visit: () => Promise<unknown>,
  concurrency: number,
  milliseconds: number,
): Promise<SignInRate> {
  const once = async () => {
    await visit();
  };
  const before = await party.usage();
  const { perSecond, medianMs, visits } = await rateOf(once, concurrency, milliseconds);
  const after = await party.usage();
  return { perSecond, medianMs, cpuMs: (after.cpuMs - before.cpuMs) / visits };
}
