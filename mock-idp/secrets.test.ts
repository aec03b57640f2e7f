/** Secrets planted at every entrance; none of them comes out anywhere it was not asked for. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { apiOf, at, textAt } from './api/testing/api.ts';
import { Visitor } from './console/testing/visitor.ts';
import { Browser } from './http/testing/browser.ts';
import { authnRequest, password, redirectUrl, seed, startIdp, type TestIdp } from './http/testing/idp.ts';

/** A password that every rule takes, and that nothing else could contain. */
const canary = (where: string) => `Canary-${where}-Qz8-${'x'.repeat(12)}`;
const planted = new Map<string, string>();
const plant = (where: string, value = canary(where)): string => {
  planted.set(where, value);
  return value;
};

let idp: TestIdp;
let data: string;
const written: string[] = [];
const refusals: string[] = [];
/** Addresses of the console's pages that show what happened. */
const pages = ['/admin/reports/system-log', '/admin/trace', '/admin/seed', '/admin/control-api'];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  }
  data = mkdtempSync(join(tmpdir(), 'assay-secrets-'));
  const note = (...said: unknown[]) => void written.push(JSON.stringify(said));
  const people = seed.people?.map((person, i) => ({ ...person, password: plant(`seed-${i}`) }));
  idp = await startIdp({ data, log: { info: note, error: note }, seed: { ...seed, ...(people && { people }) } });
  await throughSignIn();
  await throughApi();
  await throughControl();
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await idp.close();
  rmSync(data, { recursive: true });
});

async function throughSignIn(): Promise<void> {
  const start = redirectUrl(idp.app.ssoUrl, authnRequest(), 'state-1');
  const signIn = async (login: string, given: string) => {
    const browser = new Browser();
    await browser.signIn(await browser.open(start), login, given);
    return browser;
  };
  const alice = await signIn('alice@example.com', planted.get('seed-0') ?? '');
  expect(alice.cookies.get('sid')).toMatch(/^\w{43}$/);
  plant('session cookie', alice.cookies.get('sid'));
  await signIn('alice@example.com', plant('wrong-password'));
  // Typed into the wrong field, as people do.
  await signIn(plant('password-as-name'), plant('after-it'));
  await new Browser().open(`${idp.samlUrl}/tokens/${plant('dead-link')}/verify`);
  await new Browser().open(`${idp.samlUrl}/login/sessionCookieRedirect?token=${plant('dead-token')}&redirectUrl=/x`);
  // Beside a message: what others give for access to a test system.
  const beside = `&assay_token=${plant('unattended-token')}&password=${plant('query-password')}`;
  const headers = { 'x-assay-token': plant('unattended-header'), authorization: `Basic ${plant('sso-header')}` };
  await new Browser().open(start + beside, { headers });
  await new Browser().open(`${idp.app.ssoUrl}?SAMLRequest=nothing${beside}`, { headers });
  const console = new Visitor(idp.adminUrl);
  await console.signIn('admin@example.com', plant('console-wrong'));
}

async function throughApi(): Promise<void> {
  const api = apiOf(idp);
  const call = async (...args: Parameters<typeof api>) => {
    const answer = await api(...args);
    if (answer.status >= 400) refusals.push(JSON.stringify(answer.body));
    return answer.body;
  };
  const login = 'carl@example.com';
  const profile = { firstName: 'Carl', lastName: 'Canary', login, email: login };
  const made = await call('POST', '/api/v1/users?activate=true', {
    profile,
    credentials: {
      password: { value: plant('api-password') },
      recovery_question: { question: 'Pet?', answer: plant('api-answer') },
    },
  });
  const own = `/api/v1/users/${textAt(made, 'id')}`;
  const change = { oldPassword: { value: plant('old-wrong') }, newPassword: { value: plant('new-password') } };
  await call('POST', `${own}/credentials/change_password`, change);
  const primary = { username: login, password: planted.get('api-password') };
  plant('session token', textAt(await call('POST', '/api/v1/authn', primary), 'sessionToken'));
  const sessionToken = textAt(await call('POST', '/api/v1/authn', primary), 'sessionToken');
  plant('API session', textAt(await call('POST', '/api/v1/sessions', { sessionToken }), 'id'));
  await call('POST', '/api/v1/sessions', { sessionToken: plant('bad-token') });
  await call('POST', '/api/v1/authn', { username: login, password: plant('authn-wrong') });
  await call('POST', `${own}/lifecycle/expire_password`);
  plant('state token', textAt(await call('POST', '/api/v1/authn', primary), 'stateToken'));
  const reset = await call('POST', `${own}/lifecycle/reset_password?sendEmail=false`);
  plant('reset link', textAt(reset, 'resetPasswordUrl').split('/').at(-1));
  const dora = await call('POST', '/api/v1/users/dora@example.com/lifecycle/reactivate?sendEmail=false');
  plant('activation link', textAt(dora, 'activationToken'));
  await call('POST', '/api/v1/users', `{"credentials": {"password": {"value": "${plant('broken-json')}"`);
  const tooWeak = { password: { value: `${plant('too-long')}${'y'.repeat(300)}` } };
  await call('POST', '/api/v1/users', { profile: { ...profile, login: 'x@example.com' }, credentials: tooWeak });
  for (const scheme of ['SSWS', 'Bearer', 'Basic']) {
    await call('GET', '/api/v1/users', undefined, { authorization: `${scheme} ${plant(`${scheme}-header`)}` });
  }
  const app = `/api/v1/apps/${idp.app.id}`;
  const whole = await call('GET', app);
  const signOn = at(whole, 'settings.signOn') as object;
  const x5c = [`-----BEGIN PRIVATE KEY-----\n${plant('pem-in-api')}\n-----END PRIVATE KEY-----`];
  await call('PUT', app, { ...(whole as object), settings: { signOn: { ...signOn, spCertificate: { x5c } } } });
}

async function throughControl(): Promise<void> {
  const refused = async (method: string, path: string, body?: unknown) => {
    const answer = await idp.control(method, path, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    refusals.push(JSON.stringify(answer.body));
  };
  const person = { login: 'new@example.com', firstName: 'New', lastName: 'Person' };
  const x5c = [`-----BEGIN PRIVATE KEY-----\n${plant('pem-in-seed')}\n-----END PRIVATE KEY-----`];
  await refused('PATCH', '/organisation', {
    people: [
      { ...person, password: [plant('password-list')] },
      { ...person, password: plant('password-of-a-bad-seed'), status: 'HAPPY' },
      { ...person, login: 'other@example.com', Password: plant('misspelt') },
    ],
    apps: [{ label: 'Portal', signOn: { spCertificate: { x5c } } }],
  });
  const good = { people: [{ ...person, password: plant('password-in-patch') }] };
  expect((await idp.control('PATCH', '/organisation', good)).status).toBe(200);
  const headers = { authorization: `Bearer ${plant('control-header')}`, 'content-type': 'application/json' };
  refusals.push(await (await fetch(`${idp.adminUrl}/_assay/trace`, { headers })).text());
  const broken = `{"people": [{"password": "${plant('control-broken-json')}"`;
  const body = await fetch(`${idp.adminUrl}/_assay/organisation`, {
    method: 'PATCH',
    headers: { ...headers, authorization: `Bearer ${idp.controlToken}` },
    body: broken,
  });
  refusals.push(await body.text());
}

/** Everything that comes out where nobody asked for a secret. */
async function everythingTold(): Promise<[string, string][]> {
  const control = async (path: string) => JSON.stringify((await idp.control('GET', path)).body);
  const api = async (path: string) => JSON.stringify((await apiOf(idp)('GET', path)).body);
  const exchanges = await idp.received();
  const visitor = new Visitor(idp.adminUrl);
  await visitor.signIn('admin@example.com', password);
  const trace = (await idp.control('GET', '/trace')).body as { id: string }[];
  const shown = [...pages, ...trace.map(({ id }) => `/admin/trace/${id}`)];
  return [
    ['log and console', written.join('\n')],
    ['refusals', refusals.join('\n')],
    ['received', JSON.stringify(exchanges)],
    ...(await Promise.all(
      [
        '/trace',
        '/received',
        '/organisation',
        '/organisation/seed',
        '/armed',
        ...trace.map(({ id }) => `/trace/${id}/export`),
      ].map(async (path): Promise<[string, string]> => [path, await control(path)]),
    )),
    ...(await Promise.all(
      ['/api/v1/logs?limit=1000', '/api/v1/users', '/api/v1/apps', `/api/v1/apps/${idp.app.id}/credentials/keys`].map(
        async (path): Promise<[string, string]> => [path, await api(path)],
      ),
    )),
    ['snapshot', JSON.stringify((await idp.control('POST', '/snapshot')).body)],
    ...(await Promise.all(
      shown.map(async (path): Promise<[string, string]> => [path, (await visitor.get(path)).text]),
    )),
  ];
}

test('no secret is told: not in a log, a refusal, the trace, an export, the System Log or a page', async () => {
  expect(planted.size).toBeGreaterThan(30);
  const told = await everythingTold();
  const found = told.flatMap(([where, text]) =>
    [...planted].filter(([, secret]) => text.includes(secret)).map(([what]) => `${what} in ${where}`),
  );
  expect(found).toEqual([]);
  expect(told.filter(([, text]) => /PRIVATE KEY|"(d|p|q)":"/.test(text)).map(([where]) => where)).toEqual([]);
  // The search would find them: the pages and lists are there, and say what is no secret.
  const of = (name: string) => told.find(([where]) => where === name)?.[1] ?? '';
  expect(of('/api/v1/logs?limit=1000')).toContain('user.session.start');
  expect(of('/admin/reports/system-log')).toContain('alice@example.com');
  expect(of('/organisation/seed')).toContain('carl@example.com');
  expect(of('/trace')).toContain('state-1');
});

test('no password is in the files of a data folder, and no token that is worth a session', () => {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const text = files.map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'latin1')).join('\n');
  expect(text).toContain('carl@example.com');
  // A session's id is the key it is found by.
  const mayStay = ['session cookie', 'API session'];
  const found = [...planted].filter(([what, secret]) => !mayStay.includes(what) && text.includes(secret));
  expect(found.map(([what]) => what)).toEqual([]);
});
