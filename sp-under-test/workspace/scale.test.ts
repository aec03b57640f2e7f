/** What a workspace costs must not depend on how many people are in it. */
import { expect, it } from 'vitest';
import { workatoPolicy } from '../policy/index.ts';
import { createMemoryStore } from '../store/index.ts';
import { createWorkspace, type StoredWorkspace, type Workspace } from './index.ts';
import { okta, openWorkspace, start, value } from './testing/workspace.testing.ts';

const numbers = (most: number) => Array.from({ length: most }, (_, n) => n);
const link = { environment: 'DEV', provider: 'Okta', provisioning: 'jit', groupSync: true } as const;

it('everybody and every group can be listed where there are three hundred of each', async () => {
  const many = numbers(300);
  const { workspace } = await openWorkspace({
    groups: many.map((n) => ({ environment: 'DEV', name: `Group ${n}` })),
    endUsers: many.map((n) => ({
      email: `user-${n}@example.com`,
      environments: ['DEV'],
      groups: [{ environment: 'DEV', name: `Group ${n}` }],
    })),
  });
  const members = workspace.groups('DEV').map(({ id, name }) => [name, workspace.members(id).length]);
  expect(members).toEqual([['Everyone', 300], ...members.slice(1).map(([name]) => [name, 1])]);
  const groups = workspace.endUsers().map(({ id }) => workspace.memberships(id).length);
  expect(new Set(groups)).toEqual(new Set([2]));
}, 8_000);

/** A workspace, and which members it writes. */
async function openWatched(): Promise<{ workspace: Workspace; written: string[] }> {
  const written: string[] = [];
  const document = createMemoryStore().document<StoredWorkspace>('workspace');
  const unused = async () => {};
  const workspace = await createWorkspace({
    now: () => start,
    id: (prefix) => `${prefix}-${Math.random()}`,
    policy: workatoPolicy,
    spValues: () => ({ acsUrl: 'http://sp/acs', entityId: 'http://sp' }),
    fetchMetadata: async () => ({ ok: false, code: 'metadata_unusable', message: 'There is none.' }),
    invite: unused,
    document: {
      ...document,
      amend: async (rest, changes) => {
        expect([rest.users, rest.groups, rest.memberships]).toEqual([[], [], []]);
        written.push(...changes.map(({ list }) => list));
        await document.amend(rest, changes);
      },
    },
    activity: { list: async () => [], append: unused, replace: unused },
  });
  return { workspace, written };
}

it('a sign-in writes what it changed, and nothing where it changed nothing', async () => {
  const { workspace, written } = await openWatched();
  const seeded = await workspace.applySeed({
    providers: [{ id: 'okta', name: 'Okta', idp: okta }],
    links: [link],
    groups: ['Sales', 'Support'].map((name) => ({ environment: 'DEV', name })),
    endUsers: numbers(100).map((n) => ({ email: `user-${n}@example.com`, environments: ['DEV'] })),
  });
  value(seeded);
  const signIn = async (email: string, groups: string[]) => {
    written.length = 0;
    const attributes = { workato_end_user_groups: groups };
    const admission = { providerId: 'okta', environment: 'DEV', product: 'workato-go', email, attributes };
    expect(await workspace.admit(admission)).toMatchObject({ admitted: true });
    return [...written];
  };
  expect(await signIn('user-7@example.com', [])).toEqual([]);
  expect(await signIn('user-7@example.com', ['Sales'])).toEqual(['memberships']);
  expect(await signIn('USER-7@example.com', ['Sales'])).toEqual([]);
  expect(await signIn('user-7@example.com', ['Support'])).toEqual(['memberships', 'memberships']);
  expect(await signIn('new@example.com', ['Sales'])).toEqual(['users', 'memberships']);
});
