/** Mutated Responses against the reference SP: nobody may get in but Alice, for whom they were signed. */
import { createMockIdp } from '../../../mock-idp/index.ts';
import { createReferenceSp } from '../../../sp-under-test/index.ts';
import { IdpControl } from '../../oracle/index.ts';
import type { Encoding } from '../mutate/index.ts';
import type { Random } from '../random.ts';
import { type Answer, fieldOf, send, type Target } from './target.ts';

const issuer = 'http://idp.example/fuzz';
const providerId = 'fuzz';
interface Sealing {
  label: string;
  assertionSigned: boolean;
  responseSigned: boolean;
}

/** What is signed differs; the SP takes all three. */
const sealings: readonly [Sealing, ...Sealing[]] = [
  { label: 'both', assertionSigned: true, responseSigned: true },
  { label: 'assertion', assertionSigned: true, responseSigned: false },
  { label: 'response', assertionSigned: false, responseSigned: true },
];
const people = [
  { login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson', displayName: 'Alice Anderson' },
  { login: 'bob@example.com', firstName: 'Bob', lastName: 'Brown', displayName: 'Bob Brown' },
];

async function stage(now: () => Date, checksOff: readonly string[]) {
  const sp = await createReferenceSp({ now, checks: { off: checksOff } });
  const acsUrl = `${sp.url}/saml/acs/${providerId}`;
  const idp = await createMockIdp({
    now,
    seed: {
      people,
      apps: sealings.map(({ label, ...signed }) => ({
        label,
        signOn: {
          ...signed,
          ssoAcsUrl: acsUrl,
          audience: `${sp.url}/saml/metadata`,
          idpIssuer: issuer,
          subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
          attributeStatements: [{ name: 'workato_end_user_name', values: ['user.displayName'] }],
        },
        assignments: people.map(({ login }) => ({ login })),
      })),
    },
  });
  const { certificate, ssoUrl } = await new IdpControl(idp).app('both');
  await sp.apply({
    providers: [{ id: providerId, name: 'Fuzz', idp: { entityId: issuer, ssoUrl, certificates: [certificate] } }],
    links: [
      { environment: 'DEV', provider: 'Fuzz', samlEnabled: true, enforcement: { scope: 'all' }, provisioning: 'jit' },
    ],
    endUsers: people.map(({ login, displayName }) => ({ email: login, name: displayName, environments: ['DEV'] })),
  });
  return { sp, idp, acsUrl };
}

/** Opens the target. `checksOff` breaks it, to see that the fuzzer notices. */
export async function openReferenceSp(now: () => Date, checksOff: readonly string[] = []): Promise<Target> {
  const { sp, idp, acsUrl } = await stage(now, checksOff);
  const control = new IdpControl(idp);
  const ways = new Map<string, { ssoUrl: string; cookie: string }>();
  for (const { label } of sealings) {
    const { cookie } = await control.openTransaction('alice@example.com', label, []);
    ways.set(label, { ssoUrl: (await control.app(label)).ssoUrl, cookie: `${cookie.name}=${cookie.value}` });
  }
  return {
    name: 'responses',
    fresh: async (random: Random) => {
      const { ssoUrl = '', cookie = '' } = ways.get(random.pick(sealings).label) ?? {};
      const { body } = await send(ssoUrl, { headers: { cookie } });
      const response = fieldOf(body, 'SAMLResponse');
      if (response === undefined) throw new Error('The IdP gave no Response to mutate.');
      return Buffer.from(response, 'base64').toString('utf8');
    },
    attack: (xml, encoding, random) => deliver(sp.url, acsUrl, formOf(xml, encoding, random)),
    close: async () => {
      await Promise.all([sp.close(), idp.close()]);
    },
  };
}

const unpacked = (octets: Buffer) => octets;

function formOf(xml: string, encoding: Encoding, random: Random): URLSearchParams {
  const form = new URLSearchParams({ SAMLResponse: encoding.encode(xml, unpacked, random) });
  if (random.chance(0.05)) form.append('SAMLResponse', form.get('SAMLResponse') ?? '');
  if (random.chance(0.1))
    form.set('RelayState', random.pick(['http://evil.example/', '//evil.example', 'x'.repeat(100_000), '\u0000']));
  return form;
}

async function deliver(spUrl: string, acsUrl: string, body: URLSearchParams): Promise<Answer> {
  const answered = await send(acsUrl, { method: 'POST', body });
  const cookies = answered.headers.getSetCookie().map((cookie) => cookie.slice(0, cookie.indexOf(';')));
  const seen: unknown = JSON.parse((await send(`${spUrl}/whoami`, { headers: { cookie: cookies.join('; ') } })).body);
  const who = readWhoami(seen);
  const location = answered.headers.get('location');
  const outside = location !== null && new URL(location, spUrl).origin !== spUrl;
  const trouble =
    answered.status >= 500
      ? `answered ${answered.status}`
      : who.email !== undefined && who.email !== 'alice@example.com'
        ? `let in as ${who.email}`
        : outside
          ? `redirects to ${location}`
          : undefined;
  const outcome = who.email === undefined ? (who.reason ?? `status-${answered.status}`) : 'signed-in';
  const consumed = who.email !== undefined || who.reason === 'assertion_replayed';
  return { status: answered.status, outcome, consumed, ...(trouble !== undefined && { trouble }) };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function readWhoami(seen: unknown): { email?: string; reason?: string } {
  if (!isRecord(seen)) return {};
  if (seen.signedIn === true) return { email: String(seen.email) };
  return isRecord(seen.lastRefusal) ? { reason: String(seen.lastRefusal.reason) } : {};
}
