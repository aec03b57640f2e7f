/** The console over a real organisation in memory, and a visitor of its pages. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import express from 'express';
import { expect } from 'vitest';
import { type ConsoleServices, createPreview } from '../../http/index.ts';
import { createKeyring, createOrg } from '../../org/index.ts';
import {
  createMessageIds,
  createNextKey,
  createStrangerKey,
  generateSigningKey,
  readDemoKey,
} from '../../saml/index.ts';
import { createMemoryStore } from '../../store/index.ts';
import { createTraceLog } from '../../trace/index.ts';
import { createConsole } from '../console.ts';
import { Visitor } from './visitor.ts';

export const password = 'Correct-Horse-7';
const now = () => new Date('2026-11-21T09:30:00Z');

/** Real organisation and trace in memory; one administrator, one person, nothing else. */
async function createServices(): Promise<ConsoleServices> {
  const demoKey = await readDemoKey();
  const store = createMemoryStore();
  const org = createOrg({
    store,
    now,
    random: randomBytes,
    keyring: await createKeyring(demoKey, (wish) => generateSigningKey('example', now(), wish), store),
    samlUrl: () => 'http://127.0.0.1:4000',
  });
  const admin = { login: 'admin@example.com', firstName: 'Okta', lastName: 'Administrator', password };
  await org.administrators.grant((await org.directory.create(admin)).id);
  await org.directory.create({ login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson', password });
  return {
    org,
    trace: createTraceLog(now),
    armed: { arm: () => Promise.reject(new Error('not in this test')), disarm: () => false, list: () => [] },
    stage: { stage: () => Promise.reject(new Error('not in this test')), list: () => [], end: () => false },
    transactions: { find: () => undefined, list: () => [] },
    clock: { now, set: () => {}, advance: () => {}, reset: () => {}, offsetMs: () => 0 },
    addresses: { saml: 'http://127.0.0.1:4000', admin: 'http://127.0.0.1:4001' },
    preview: createPreview({
      org,
      clock: { now },
      issuing: {
        freshId: createMessageIds(randomBytes),
        strangerKey: createStrangerKey(now),
        nextKey: createNextKey(now),
      },
    }),
  };
}

/** Serves the console on a port of its own. */
export async function startConsole() {
  const services = await createServices();
  const app = express().use('/admin', createConsole(services));
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const visitor = new Visitor(`http://127.0.0.1:${address.port}`);
  return { services, visitor, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Fills the wizard up to the last page; answers its address. */
export async function throughTheWizard(
  visitor: Visitor,
  statements: readonly (readonly [string, string])[] = [],
): Promise<string> {
  await visitor.get('/admin/applications/new');
  const general = (await visitor.post('/admin/applications/new', [['method', 'saml2']])).location;
  await visitor.get(general);
  const configure = (
    await visitor.post(general, [
      ['go', 'forward'],
      ['label', 'Workato Agentic'],
    ])
  ).location;
  await visitor.get(configure);
  const answer = await visitor.post(configure, [
    ['go', 'forward'],
    ['ssoAcsUrl', 'http://localhost:5000/saml/acs/1'],
    ['useForBoth', 'on'],
    ['recipient', 'http://localhost:5000/ignored-while-ticked'],
    ['audience', 'http://localhost:5000/saml/metadata'],
    ['subjectNameIdFormat', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
    ['applicationUsername', '$' + '{source.login}'],
    ['responseSigned', 'signed'],
    ['assertionSigned', 'signed'],
    ['authnContextClassRef', 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'],
    ['honorForceAuthn', 'yes'],
    ['idpIssuer', 'http://www.okta.com/$' + '{org.externalKey}'],
    ...statements,
  ]);
  expect(answer.location).toMatch(/\/feedback$/);
  await visitor.get(answer.location);
  return answer.location;
}
