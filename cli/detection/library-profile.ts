import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';

/** Writes the profile of the SP of `fixtures/sps/library` on one library, found in this folder. Answers the profile's path. */
export async function writeLibraryProfile(library: string, installed: string, file: string): Promise<string> {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(profileOf(library, installed, await freePort()), null, 2));
  return resolve(file);
}

function profileOf(library: string, installed: string, port: number): object {
  const base = `http://localhost:${port}`;
  const server = createRequire(import.meta.url).resolve('#package/fixtures/sps/library/server.js');
  return {
    name: `An SP on ${library}`,
    sp: { entityId: `${base}/saml/metadata`, acsUrl: `${base}/acs` },
    start: `${base}/login`,
    whoami: { url: `${base}/me`, json: '$.nameId', attributes: '$.attributes' },
    people: [
      { alias: 'Alice', nameId: 'alice@example.com', displayName: 'Alice Anderson' },
      { alias: 'Bob', nameId: 'bob@example.com', displayName: 'Bob Brown' },
    ],
    supports: ['idp-initiated'],
    hooks: {
      setup: `LIBRARY=${library} LIBRARY_FOLDER='${installed}' LIBRARY_PORT=${port} exec node '${server}'`,
      ready: `${base}/`,
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A listening server has a port');
  return address.port;
}
