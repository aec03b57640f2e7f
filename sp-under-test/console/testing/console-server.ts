import express from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import { workatoPolicy } from '../../policy/index.ts';
import { createWorkspace, type WorkspaceSeed } from '../../workspace/index.ts';
import { createConsole } from '../index.ts';

export const csrf = 'the-token-of-this-session';

/**
 * Workspace admin over real HTTP on a real workspace, behind a door that lets one administrator in. The door of the
 * product is not this folder's; here it only checks that every form carries the token.
 */
export async function startConsole(seed: WorkspaceSeed = {}) {
  let count = 0;
  const fetched: string[] = [];
  const workspace = await createWorkspace({
    now: () => new Date('2026-11-21T12:00:00Z'),
    id: (prefix) => `${prefix}-${++count}`,
    policy: workatoPolicy,
    spValues: (id) => ({ acsUrl: `http://localhost/saml/acs/${id}`, entityId: 'http://localhost/saml/metadata' }),
    fetchMetadata: async (url) => {
      fetched.push(url);
      if (!url.endsWith('/metadata')) {
        return { ok: false, code: 'metadata_unusable', message: 'The metadata could not be fetched.' };
      }
      return {
        ok: true,
        idp: { entityId: 'https://idp', ssoUrl: 'https://idp/sso', certificates: [], metadataUrl: url },
      };
    },
    invite: async () => {},
    document: { read: async () => undefined, write: async () => {}, amend: async () => {} },
    activity: { list: async () => [], append: async () => {}, replace: async () => {} },
  });
  const seeded = await workspace.applySeed(seed);
  if (!seeded.ok) throw new Error(seeded.errors.map(({ message }) => message).join('; '));
  const services: ConsoleServices = {
    workspaceName: 'Example <workspace>',
    workspace,
    mails: () => [],
    now: () => new Date('2026-11-21T12:00:00Z'),
    admin: () => ({ email: 'admin@workspace.example', name: 'Admin', csrf }),
    base: '/workspace-admin',
  };
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.use((request, response, next) => {
    if (request.method === 'POST' && request.body?._csrf !== csrf) response.status(403).send('csrf');
    else next();
  });
  app.use(services.base, createConsole(services));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    workspace,
    fetched,
    url: `http://127.0.0.1:${address.port}/workspace-admin`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type RunningConsole = Awaited<ReturnType<typeof startConsole>>;
