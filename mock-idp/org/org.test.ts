import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generateSigningKey, readDemoKey, type SigningKey } from '../saml/index.ts';
import { createMemoryStore } from '../store/index.ts';
import { createKeyring, createOrg, OrgError, type OrgServices, type UserStatus } from './index.ts';

let demoKey: SigningKey;
let ownKey: SigningKey;
let now: Date;
let org: OrgServices;

beforeAll(async () => {
  demoKey = await readDemoKey();
  ownKey = await generateSigningKey('own', new Date());
});
beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00Z');
  const store = createMemoryStore();
  org = createOrg({
    store,
    now: () => now,
    random: (bytes) => randomBytes(bytes),
    keyring: await createKeyring(demoKey, async () => ownKey, store),
    samlUrl: () => 'http://127.0.0.1:1',
  });
});

const alice = { login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson' };
const password = 'Correct-Horse-7';
const portal = { label: 'My Portal!', signOn: { ssoAcsUrl: 'http://localhost/acs', audience: 'sp' } };

async function code(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof OrgError ? error.code : `not refused: ${error}`;
}

describe('making a person', () => {
  test.each<[object, UserStatus, number]>([
    [{ activate: false }, 'STAGED', 0],
    [{ activate: true }, 'PROVISIONED', 1],
    [{ password, activate: false }, 'STAGED', 0],
    [{ password }, 'ACTIVE', 0],
    [{ password, mustChangePassword: true }, 'PASSWORD_EXPIRED', 0],
  ])('%j makes %s, with %d mails', async (input, status, mails) => {
    const user = await org.directory.create({ ...alice, ...input });
    expect(user.status).toBe(status);
    expect(user.id).toMatch(/^00u[A-Za-z0-9]{17}$/);
    expect(user.profile).toMatchObject({ email: alice.login, displayName: 'Alice Anderson' });
    expect(await org.outbox.list()).toHaveLength(mails);
  });

  test('a login is taken whatever its case, also when two ask at once', async () => {
    const both = await Promise.allSettled([
      org.directory.create({ ...alice, password }),
      org.directory.create({ ...alice, login: 'ALICE@example.com', password }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await code(org.directory.create(alice))).toBe('login_taken');
    expect(await org.directory.list()).toHaveLength(1);
  });

  test('everything wrong is said at once', async () => {
    const problems = org.directory.validate({ login: 'x', firstName: '', lastName: 'L'.repeat(51), password: 'x' });
    expect(new Set(problems.map(({ path }) => path))).toEqual(
      new Set(['/login', '/email', '/firstName', '/lastName', '/password']),
    );
  });

  test.each(['__proto__', 'constructor', 'a b', '1a', ''])('an attribute cannot be named %j', async (name) => {
    const attributes: Record<string, string> = Object.fromEntries([[name, 'x']]);
    expect(await code(org.directory.create({ ...alice, attributes }))).toBe('validation_failed');
  });
});

describe('life cycle', () => {
  type Step = 'activate' | 'suspend' | 'unsuspend' | 'unlock' | 'expirePassword' | 'resetPassword' | 'deactivate';
  const allowed: Record<Step, UserStatus[]> = {
    activate: ['STAGED', 'DEPROVISIONED'],
    suspend: ['ACTIVE'],
    unsuspend: ['SUSPENDED'],
    unlock: ['LOCKED_OUT'],
    expirePassword: ['ACTIVE'],
    resetPassword: ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'],
    deactivate: ['STAGED', 'PROVISIONED', 'ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'SUSPENDED'],
  };
  const result: Record<Step, UserStatus> = {
    activate: 'PROVISIONED',
    suspend: 'SUSPENDED',
    unsuspend: 'ACTIVE',
    unlock: 'ACTIVE',
    expirePassword: 'PASSWORD_EXPIRED',
    resetPassword: 'RECOVERY',
    deactivate: 'DEPROVISIONED',
  };
  const statuses: UserStatus[] = [...allowed.deactivate, 'DEPROVISIONED'];
  const table = (Object.keys(allowed) as Step[]).flatMap((step) =>
    statuses.map((status): [Step, UserStatus] => [step, status]),
  );
  test.each(table)('%s from %s', async (step, status) => {
    const { id } = await org.directory.impose({ ...alice, status });
    if (allowed[step].includes(status)) expect((await org.directory[step](id)).status).toBe(result[step]);
    else {
      expect(['status_forbids', 'already_active']).toContain(await code(org.directory[step](id)));
      expect((await org.directory.get(id)).status).toBe(status);
    }
  });

  test('deactivation forgets password, assignments and sessions; activation brings none of them back', async () => {
    const { id } = await org.directory.create({ ...alice, password });
    const app = await org.applications.create(portal);
    await org.assignments.assign(app.id, id);
    const session = await org.sessions.open(id, 'end-user');
    now = new Date(now.getTime() + 1000);
    await org.directory.deactivate(id);
    expect(await org.assignments.ofUser(id)).toEqual([]);
    await org.directory.activate(id);
    await org.directory.setPassword(id, password);
    expect((await org.directory.get(id)).status).toBe('ACTIVE');
    expect(await org.sessions.find(session.id, 'end-user')).toBeUndefined();
    expect(await code(org.directory.remove(id))).toBe('status_forbids');
    await org.directory.deactivate(id);
    await org.directory.remove(id);
    expect(await org.directory.find(alice.login)).toBeUndefined();
  });

  test('of two activation links only the newer works', async () => {
    const { id } = await org.directory.create(alice);
    await org.directory.resendActivation(id);
    const [newer, older] = (await org.outbox.list()).map(({ link }) => link.split('/').at(-2) ?? '');
    expect(await code(org.directory.redeemToken(older ?? '', password))).toBe('token_invalid');
    expect((await org.directory.redeemToken(newer ?? '', password)).status).toBe('ACTIVE');
    expect(await code(org.directory.redeemToken(newer ?? '', password))).toBe('token_invalid');
  });

  test('a link is redeemed once, also when two ask at once', async () => {
    await org.directory.create(alice);
    const token = (await org.outbox.list())[0]?.link.split('/').at(-2) ?? '';
    const both = await Promise.allSettled([1, 2].map(() => org.directory.redeemToken(token, password)));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('signing in', () => {
  test('a good password clears the count of bad ones', async () => {
    const { id } = await org.directory.create({ ...alice, password });
    for (let i = 0; i < 9; i += 1) await org.directory.authenticate(alice.login, 'wrong');
    expect((await org.directory.authenticate(alice.login, password)).ok).toBe(true);
    for (let i = 0; i < 9; i += 1) await org.directory.authenticate(alice.login, 'wrong');
    expect((await org.directory.get(id)).status).toBe('ACTIVE');
    expect(await org.directory.authenticate(alice.login, 'wrong')).toMatchObject({ reason: 'locked_out' });
    await org.directory.unlock(id);
    expect((await org.directory.authenticate('Alice@Example.com', password)).ok).toBe(true);
  });

  test('a session is of one kind and ends with its time', async () => {
    const { id } = await org.directory.create({ ...alice, password });
    const session = await org.sessions.open(id, 'end-user');
    expect(await org.sessions.find(session.id, 'console')).toBeUndefined();
    expect((await org.sessions.find(session.id, 'end-user'))?.user.id).toBe(id);
    now = new Date(now.getTime() + 2 * 60 * 60 * 1000);
    expect(await org.sessions.find(session.id, 'end-user')).toBeUndefined();
  });
});

describe('apps', () => {
  test("are named and keyed as Okta's", async () => {
    const first = await org.applications.create(portal);
    const second = await org.applications.create({ ...portal, label: 'My Portal?' });
    expect(first.name).toBe('example_myportal_1');
    expect(second.name).toBe('example_myportal_2');
    expect([first.id, first.externalKey, first.linkId].map((id) => id.slice(0, 3))).toEqual(['0oa', 'exk', 'aln']);
    expect(first.settings.signOn).toMatchObject({
      recipient: 'http://localhost/acs',
      responseSigned: true,
      assertionSigned: true,
    });
    expect(org.applications.addresses(first).entityId).toBe(`http://www.okta.com/${first.externalKey}`);
    expect(await code(org.applications.create({ ...portal, label: 'my portal!' }))).toBe('label_taken');
    expect(await code(org.applications.remove(first.id))).toBe('app_active');
  });

  test.each([
    ['http://localhost/acs', true],
    ['http://sp.localhost:80/acs', true],
    ['http://127.0.0.1/acs', true],
    ['http://[::1]/acs', true],
    ['https://sp.example/acs', false],
    ['http://127.0.0.1.evil.example/acs', false],
    ['http://localhost.evil.example/acs', false],
  ])('the public demo key signs for %s: %s', async (ssoAcsUrl, demo) => {
    const app = await org.applications.create({ label: 'A', signOn: { ssoAcsUrl, audience: 'sp' } });
    expect((await org.applications.signingKey(app)).kid === demoKey.kid).toBe(demo);
  });

  test('an app that leaves loopback leaves the demo key', async () => {
    const { id } = await org.applications.create(portal);
    const moved = await org.applications.update(id, { signOn: { ssoAcsUrl: 'https://sp.example/acs' } });
    expect(moved.signingKeyId).toBe(ownKey.kid);
  });

  test.each<[string, object, string]>([
    ['nothing signed', { responseSigned: false, assertionSigned: false }, '/signOn/assertionSigned'],
    ['no URL', { ssoAcsUrl: 'nope' }, '/signOn/ssoAcsUrl'],
    ['a script', { destination: 'javascript:alert(1)' }, '/signOn/destination'],
    ['no audience', { audience: ' ' }, '/signOn/audience'],
    ['an unknown format', { subjectNameIdFormat: 'x' }, '/signOn/subjectNameIdFormat'],
    [
      'one name twice',
      {
        attributeStatements: [1, 2].map(() => ({
          type: 'EXPRESSION',
          name: 'a',
          namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
          values: ['b'],
        })),
      },
      '/signOn/attributeStatements/1/name',
    ],
  ])('the wizard refuses %s', (_what, signOn, path) => {
    const problems = org.applications.validate({ label: 'A', signOn: { ...portal.signOn, ...signOn } });
    expect(problems.map((problem) => problem.path)).toContain(path);
  });
});

describe('assignments', () => {
  test('take their user name from the template and only attributes of the profile, each of its type', async () => {
    const { id } = await org.directory.create({ ...alice, password });
    const template = `$${'{fn:substringBefore(source.login, "@")}'}`;
    const app = await org.applications.create({ ...portal, userNameTemplate: template });
    expect(await code(org.assignments.assign(app.id, id, { profile: { groups: ['A'] } }))).toBe('validation_failed');
    await org.applications.addAttribute(app.id, {
      name: 'groups',
      title: 'Groups',
      type: 'string array',
      scope: 'NONE',
    });
    expect(await code(org.assignments.assign(app.id, id, { profile: { groups: 'A' } }))).toBe('validation_failed');
    const assigned = await org.assignments.assign(app.id, id, { profile: { groups: ['A'] } });
    expect(assigned.credentials.userName).toBe('alice');
    expect(await code(org.assignments.assign(app.id, id))).toBe('already_assigned');
    await org.assignments.unassign(app.id, id);
    expect(await code(org.assignments.unassign(app.id, id))).toBe('not_found');
  });
});

test("the System Log tells it in Okta's event types, newest first", async () => {
  const { id } = await org.directory.create({ ...alice, password });
  await org.directory.authenticate(alice.login, 'wrong');
  await org.directory.suspend(id);
  const types = (await org.systemLog.list()).map(({ eventType, outcome }) => `${eventType} ${outcome.result}`);
  expect(types).toEqual([
    'user.lifecycle.suspend SUCCESS',
    'user.session.start FAILURE',
    'user.lifecycle.activate SUCCESS',
    'user.lifecycle.create SUCCESS',
  ]);
});
