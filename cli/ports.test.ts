/** A port that is taken: one sentence in the words of the command, and nothing is left running. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { another, listening } from './ports.ts';
import { startChild } from './testing/child.ts';

let holder: Server;
let port: string;
beforeEach(async () => {
  holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  port = address === null || typeof address === 'string' ? '' : String(address.port);
});
afterEach(() => holder.close());

test.each([
  ['--saml-port', (taken: string) => ['idp', '--saml-port', taken, '--admin-port', '0']],
  ['--admin-port', (taken: string) => ['idp', '--saml-port', '0', '--admin-port', taken]],
  ['--port', (taken: string) => ['sp', '--port', taken]],
] as const)('%s', { timeout: 60_000 }, async (option, command) => {
  await expect(startChild(...command(port))).rejects.toThrow(
    `assay ended (2): Port ${port} on 127.0.0.1 is in use: stop what listens there, or choose another with ${option} (0 takes any free one).\n`,
  );
});

test('an address that this machine does not have', { timeout: 60_000 }, async () => {
  const started = startChild('idp', '--host', '192.0.2.7', '--saml-port', '0', '--admin-port', '0');
  await expect(started).rejects.toThrow(
    'assay ended (2): This machine has no address 192.0.2.7: choose one that it has with --host.\n',
  );
});

test('what is nothing of a port stays what it is', async () => {
  const other = new Error('Something else.');
  const choices = { port: () => another('--port') };
  await expect(listening(() => Promise.reject(other), choices)).rejects.toBe(other);
});
