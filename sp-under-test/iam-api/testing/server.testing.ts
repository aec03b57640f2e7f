import type { Server } from 'node:http';
import express from 'express';
import { type IamEndpoint, iamEndpoints, type WorkspaceSeed } from '../../workspace/index.ts';
import { openWorkspace, type TestWorkspace, value } from '../../workspace/testing/workspace.testing.ts';
import { iamApiRoutes } from '../index.ts';

export interface Reply {
  status: number;
  headers: Headers;
  body: { data?: unknown; message?: string; errors?: { code: string; field?: string; title: string }[] };
}

export type Caller = (method: string, path: string, body?: unknown) => Promise<Reply>;

export interface ApiServer extends TestWorkspace {
  /** A client of this environment, with these endpoints or all. */
  client(environment: string, endpoints?: readonly IamEndpoint[]): Promise<{ id: string; token: string; call: Caller }>;
  callWith(token: string | undefined): Caller;
  close(): Promise<void>;
}

/** The API over real HTTP on a real workspace. */
export async function openApi(seed: WorkspaceSeed = {}): Promise<ApiServer> {
  const stage = await openWorkspace(seed);
  const app = express();
  app.set('query parser', 'simple');
  app.use(iamApiRoutes({ workspace: stage.workspace, now: stage.now, log: { error: () => {} } }));
  const server = await new Promise<Server>((resolve) => {
    const listening: Server = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const callWith =
    (token: string | undefined): Caller =>
    async (method, path, body) => {
      const response = await fetch(`http://127.0.0.1:${address.port}/api/iam${path}`, {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    };
  let serial = 0;
  return {
    ...stage,
    callWith,
    client: async (environment, endpoints = iamEndpoints.map(({ key }) => key)) => {
      serial += 1;
      const role = value(await stage.workspace.saveApiClientRole(undefined, { name: `Role ${serial}`, endpoints }));
      const form = { name: `Client ${serial}`, environment, roleId: role.id };
      const { client, token } = value(await stage.workspace.createApiClient(form));
      return { id: client.id, token, call: callWith(token) };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
