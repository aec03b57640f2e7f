import { randomBytes, X509Certificate } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { generateSigningKey, kindOf, readDemoKey } from '../../saml/index.ts';
import { createMemoryStore } from '../../store/index.ts';
import {
  type App,
  type AppUserAttribute,
  createKeyring,
  createOrg,
  OrgError,
  type OrgServices,
  type SamlSettings,
  type User,
} from '../index.ts';

let org: OrgServices;
let app: App;
let alice: User;
beforeEach(async () => {
  const now = () => new Date('2026-03-01T12:00:00Z');
  const store = createMemoryStore();
  org = createOrg({
    store,
    now,
    random: (bytes) => randomBytes(bytes),
    keyring: await createKeyring(
      await readDemoKey(),
      (wish) => generateSigningKey('own', wish.notBefore ?? now(), wish),
      store,
    ),
    samlUrl: () => 'http://127.0.0.1:1',
  });
  app = await org.applications.create({
    label: 'Portal',
    signOn: { ssoAcsUrl: 'http://localhost/acs', audience: 'sp' },
  });
  alice = await org.directory.create({ login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson' });
});

async function code(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof OrgError ? error.code : `not refused: ${error}`;
}

const attribute = (name: string, more: Partial<AppUserAttribute> = {}) =>
  org.applications.addAttribute(app.id, { name, title: name, type: 'string array', scope: 'NONE', ...more });

/** A group with Alice in it, assigned with these values. */
async function assigned(name: string, profile: Record<string, string | string[]>, priority?: number): Promise<string> {
  const { id } = await org.groups.create({ name });
  await org.groups.addMember(id, alice.id);
  await org.appGroups.assign(app.id, id, { profile, ...(priority !== undefined && { priority }) });
  return id;
}

const profileOfAlice = async () => (await org.assignments.find(app.id, alice.id))?.profile;

describe('values of several groups', () => {
  test.each([
    ['ENABLE', ['b', 'c', 'a']],
    ['DISABLE', ['b', 'c']],
    [undefined, ['b', 'c']],
  ] as const)('union %s: %j', async (union, expected) => {
    await attribute('values', union && { union });
    await assigned('Low', { values: ['a', 'b'] }, 5);
    await assigned('High', { values: ['b', 'c'] }, 1);
    expect(await profileOfAlice()).toEqual({ values: expected });
  });

  test('a group without a value leaves it to the next one', async () => {
    await attribute('level', { type: 'string' });
    await assigned('First', {});
    await assigned('Second', { level: 'two' });
    await assigned('Third', { level: 'three' });
    expect(await profileOfAlice()).toEqual({ level: 'two' });
    expect((await org.appGroups.ofApp(app.id)).map(({ priority }) => priority)).toEqual([0, 1, 2]);
  });

  test('what is personal, or not one of the choices, a group cannot give', async () => {
    await attribute('own', { scope: 'SELF' });
    await attribute('level', { type: 'string', enum: ['one'] });
    expect(await code(assigned('Own', { own: ['x'] }))).toBe('validation_failed');
    expect(await code(assigned('Level', { level: 'two' }))).toBe('validation_failed');
    expect(await code(assigned('Level 1', { level: 'one' }))).toBe('not refused: undefined');
  });
});

describe('who uses an app through a group', () => {
  test('loses it in the moment of leaving, or when the group goes', async () => {
    const first = await assigned('First', {});
    const second = await assigned('Second', {});
    expect(await org.assignments.find(app.id, alice.id)).toMatchObject({ scope: 'GROUP', groupId: first });
    await org.groups.removeMember(first, alice.id);
    expect(await org.assignments.find(app.id, alice.id)).toMatchObject({ groupId: second });
    await org.groups.remove(second);
    expect(await org.assignments.find(app.id, alice.id)).toBeUndefined();
    expect(await org.assignments.ofUser(alice.id)).toEqual([]);
  });

  test('is listed once, and cannot be unassigned alone', async () => {
    await assigned('First', {});
    await org.appGroups.assign(app.id, (await org.groups.everyone()).id);
    expect(await org.assignments.ofApp(app.id)).toHaveLength(1);
    expect(await code(org.assignments.unassign(app.id, alice.id))).toBe('group_assigned');
    await org.assignments.assign(app.id, alice.id, { userName: 'own' });
    expect(await org.assignments.ofApp(app.id)).toMatchObject([{ scope: 'USER' }]);
    expect(await code(org.assignments.unassign(app.id, alice.id))).toBe('group_assigned');
    expect(await org.assignments.convert(app.id, alice.id)).toMatchObject({ scope: 'GROUP' });
    expect(await org.assignments.ofUser(alice.id)).toMatchObject([{ scope: 'GROUP' }]);
    expect(await code(org.assignments.convert(app.id, alice.id))).toBe('not_found');
  });

  test('Everyone gives it to everybody but the deactivated', async () => {
    await org.appGroups.assign(app.id, (await org.groups.everyone()).id);
    const bob = await org.directory.create({ login: 'bob@example.com', firstName: 'Bob', lastName: 'Brown' });
    expect((await org.assignments.ofApp(app.id)).map(({ userId }) => userId)).toEqual([alice.id, bob.id]);
    await org.directory.deactivate(bob.id);
    expect((await org.assignments.ofApp(app.id)).map(({ userId }) => userId)).toEqual([alice.id]);
  });
});

describe('groups', () => {
  test('have names of their own, and nobody changes Everyone', async () => {
    const { id } = await org.groups.create({ name: 'Ops' });
    expect(id).toMatch(/^00g\w{17}$/);
    expect(await code(org.groups.create({ name: 'ops ' }))).toBe('validation_failed');
    expect(await code(org.groups.create({ name: 'everyone' }))).toBe('validation_failed');
    const everyone = await org.groups.everyone();
    for (const work of [
      org.groups.remove(everyone.id),
      org.groups.update(everyone.id, { name: 'x' }),
      org.groups.removeMember(everyone.id, alice.id),
    ]) {
      expect(await code(work)).toBe('group_immutable');
    }
  });

  test('forget whoever is deleted', async () => {
    const { id } = await org.groups.create({ name: 'Ops' });
    await org.groups.addMember(id, alice.id);
    await org.directory.deactivate(alice.id);
    expect(await org.groups.members(id)).toHaveLength(1);
    await org.directory.remove(alice.id);
    expect(await org.groups.members(id)).toEqual([]);
  });
});

describe('keys', () => {
  test('wait, become active, and can come back', async () => {
    const first = app.signingKeyId;
    const { kid } = await org.applications.generateKey(app.id, { years: 2 });
    expect((await org.applications.signingKey(await org.applications.get(app.id))).kid).toBe(first);
    const rotated = await org.applications.update(app.id, { signingKeyId: kid });
    expect((await org.applications.signingKey(rotated)).kid).toBe(kid);
    expect(rotated.keys.map((key) => key.kid)).toEqual([first, kid]);
    expect((await org.applications.update(app.id, { signingKeyId: first })).signingKeyId).toBe(first);
  });

  test('of another app are not taken, nor the public one where the ACS is off loopback', async () => {
    const { kid } = await org.applications.generateKey(app.id, { years: 2 });
    const other = await org.applications.create({
      label: 'Other',
      signOn: { ssoAcsUrl: 'https://sp.example/acs', audience: 'sp' },
    });
    expect(await code(org.applications.update(other.id, { signingKeyId: kid }))).toBe('validation_failed');
    expect(() => org.applications.key(other, kid)).toThrow(OrgError);
    await org.applications.cloneKey(app.id, app.signingKeyId, other.id);
    const refused = await org.applications.update(other.id, { signingKeyId: app.signingKeyId });
    expect(refused.signingKeyId).not.toBe(app.signingKeyId);
    expect(await code(org.applications.generateKey(app.id, { years: 1 }))).toBe('validation_failed');
  });

  test('are of the kind that the Signature Algorithm takes, each kept for when it is wanted again', async () => {
    const choose = async (signatureAlgorithm: SamlSettings['signatureAlgorithm']) =>
      org.applications.update(app.id, { signOn: { signatureAlgorithm } });
    const first = app.signingKeyId;
    const curve = await choose('ECDSA_SHA256');
    expect(kindOf((await org.applications.signingKey(curve)).privateKey)).toBe('P-256');
    expect((await choose('RSA_SHA512')).signingKeyId).toBe(first);
    expect((await choose('ECDSA_SHA256')).signingKeyId).toBe(curve.signingKeyId);
    expect(await code(org.applications.update(app.id, { signingKeyId: first }))).toBe('validation_failed');
    const both = { signingKeyId: first, signOn: { signatureAlgorithm: 'RSA_SHA256' } } as const;
    expect((await org.applications.update(app.id, both)).signingKeyId).toBe(first);
    await choose('ECDSA_SHA384');
    const next = await org.applications.generateKey(app.id, { years: 2 });
    const { privateKey } = org.applications.key(await org.applications.get(app.id), next.kid);
    expect(kindOf(privateKey)).toBe('P-384');
  });

  test('may have a certificate that has expired', async () => {
    const notBefore = new Date('2010-01-01T00:00:00Z');
    const { kid } = await org.applications.generateKey(app.id, { years: 2, notBefore });
    const rotated = await org.applications.update(app.id, { signingKeyId: kid });
    const { certificate } = await org.applications.signingKey(rotated);
    const { validTo } = new X509Certificate(Buffer.from(certificate, 'base64'));
    expect(new Date(validTo)).toEqual(new Date('2012-01-01T00:00:00Z'));
  });
});
