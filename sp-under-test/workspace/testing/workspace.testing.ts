import { type Policy, workatoPolicy } from '../../policy/index.ts';
import { rsaKey } from '../../saml/testing/sign-response.testing.ts';
import { createWorkspace, type MetadataReading, type Result, type Workspace, type WorkspaceSeed } from '../index.ts';

export const { certificate } = rsaKey();
export const okta = {
  entityId: 'http://www.okta.com/exk1',
  ssoUrl: 'https://okta.example/sso',
  certificates: [certificate],
};
export const metadataUrl = 'https://okta.example/metadata';

export const start = new Date('2026-11-21T12:00:00Z');

export interface TestWorkspace {
  workspace: Workspace;
  invited: string[];
  fetched: string[];
  now(): Date;
  advance(minutes: number): void;
}

/** A workspace with a clock, ids and metadata of the test's own. */
export async function openWorkspace(seed: WorkspaceSeed = {}, policy: Partial<Policy> = {}): Promise<TestWorkspace> {
  let now = start;
  let serial = 0;
  const invited: string[] = [];
  const fetched: string[] = [];
  const workspace = await createWorkspace({
    now: () => now,
    id: (prefix) => {
      serial += 1;
      return `${prefix}-${serial}`;
    },
    policy: { ...workatoPolicy, ...policy },
    spValues: (id) => ({ acsUrl: `http://sp/saml/acs/${id}`, entityId: 'http://sp/saml/metadata' }),
    fetchMetadata: async (url): Promise<MetadataReading> => {
      fetched.push(url);
      return url === metadataUrl
        ? { ok: true, idp: { ...okta, metadataUrl } }
        : { ok: false, code: 'metadata_unusable', message: 'The metadata URL could not be reached.' };
    },
    invite: async ({ email }) => void invited.push(email),
    document: { read: async () => undefined, write: async () => {}, amend: async () => {} },
    activity: { list: async () => [], append: async () => {}, replace: async () => {} },
  });
  const applied = await workspace.applySeed(seed);
  if (!applied.ok) throw new Error(applied.errors.map(({ message }) => message).join());
  return {
    workspace,
    invited,
    fetched,
    now: () => now,
    advance: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

/** The value of a result that must have gone well. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.errors.map(({ code, message }) => `${code}: ${message}`).join());
  return result.value;
}

/** The codes of a result's objections; none if it went well. */
export function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.errors.map(({ code }) => code);
}
