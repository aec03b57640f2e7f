import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, dirname, resolve } from 'node:path';

/** Writes the profile of the SP of `fixtures/sps/library` on one library, found in this folder. Answers the profile's path. */
export async function writeLibraryProfile(
  { encryption, library, logout, refresh }: Wanted,
  installed: string,
  file: string,
): Promise<string> {
  mkdirSync(dirname(file), { recursive: true });
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const encryptionCertificate = encryption === true ? fixture('keys/sp-encryption.cert.pem') : undefined;
  const sp = { entityId: `${base}/saml/metadata`, acsUrl: `${base}/acs`, encryptionCertificate };
  const metadata = `${file}.metadata.xml`;
  // Only metadata can say where logout messages go.
  if (logout === true) writeFileSync(metadata, metadataOf(sp, `${base}/slo`));
  const known = logout === true ? { metadata: basename(metadata) } : { sp };
  const reading = refresh === true ? { refresh: `${base}/refresh` } : {};
  writeFileSync(file, JSON.stringify({ ...profileOf(library, installed, port, reading), ...known }, null, 2));
  return resolve(file);
}

interface Wanted {
  library: string;
  logout?: true | undefined;
  encryption?: true | undefined;
  refresh?: true | undefined;
}

const BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';

const fixture = (file: string): string => createRequire(import.meta.url).resolve(`#package/fixtures/${file}`);

/** The library signs nothing; the IdP signs logout messages only for an SP that has a certificate. */
const certificate = (): string => {
  return readFileSync(fixture('keys/sp-signing.cert.pem'), 'utf8').replaceAll(/-----[^-]+-----|\s/g, '');
};

const metadataOf = ({ entityId, acsUrl }: { entityId: string; acsUrl: string }, sloUrl: string): string =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">` +
  '<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
  '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>' +
  `<ds:X509Certificate>${certificate()}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>` +
  `<md:SingleLogoutService Binding="${BINDING}" Location="${sloUrl}"/>` +
  `<md:AssertionConsumerService Binding="${BINDING}" Location="${acsUrl}" index="0"/>` +
  '</md:SPSSODescriptor></md:EntityDescriptor>';

function profileOf(library: string, installed: string, port: number, hooks: { refresh?: string }): object {
  const base = `http://localhost:${port}`;
  const server = fixture('sps/library/server.js');
  return {
    name: `An SP on ${library}`,
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
      ...hooks,
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
