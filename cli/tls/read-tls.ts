import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { ConfigurationError } from '../../steps/index.ts';
import type { HostNames } from './host-names.ts';
import type { LocalCa } from './local-ca.ts';

/** As typed. */
export interface TlsOptions {
  tls?: boolean;
  tlsCertificate?: string;
  tlsKey?: string;
}

/** What the parties are given, and what people are told. */
export interface Tls {
  files: { certificate: string; key: string };
  /** PEM of the authority, for those who have to trust it. */
  authority?: string;
  /** Lines of the start message. */
  welcome: readonly string[];
  /** Lines of the end message. */
  farewell: readonly string[];
  close(): Promise<void>;
}

/** Adds `--tls` and its companions to a command. */
export function addTlsOptions(command: Command): Command {
  return command
    .option('--tls', 'https, with a certificate of a local CA made on the spot (kept with --data)')
    .option('--tls-certificate <file>', 'https with this certificate (PEM, its chain behind it)')
    .option('--tls-key <file>', 'the private key of that certificate (PEM)');
}

/** Certificates for what was asked for; undefined for plain http. Throws ConfigurationError. */
export async function readTls(
  { tls, tlsCertificate, tlsKey }: TlsOptions,
  names: HostNames,
  data: string | undefined,
): Promise<Tls | undefined> {
  if (tlsCertificate !== undefined && tlsKey !== undefined) return ownFiles(tlsCertificate, tlsKey);
  if (tlsCertificate !== undefined || tlsKey !== undefined) {
    throw wrong('--tls-certificate and --tls-key go together: name both files, or use --tls alone.');
  }
  return tls ? localCa(names, data) : undefined;
}

const wrong = (message: string) => new ConfigurationError('tls_invalid', message);

function ownFiles(certificateFile: string, keyFile: string): Tls {
  const [certificate, key] = [readPem(certificateFile), readPem(keyFile)];
  let fits: boolean;
  try {
    fits = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    throw wrong(`${certificateFile} and ${keyFile} cannot be read: both must be PEM, the key without a passphrase.`);
  }
  if (!fits) throw wrong(`${keyFile} is not the key of ${certificateFile}: name the two that belong together.`);
  return { files: { certificate, key }, welcome: [], farewell: [], close: async () => {} };
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw wrong(`${file} cannot be read: name a PEM file.`);
  }
}

async function localCa(names: HostNames, data: string | undefined): Promise<Tls> {
  // Loaded only here: nobody else pays for it.
  const { caName, issueServerCertificate } = await import('./local-ca.ts');
  const folder = data === undefined ? mkdtempSync(join(tmpdir(), 'saml-assay-')) : resolve(data);
  const remove = () => {
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  };
  // Also when it is told to stop before it serves.
  process.once('exit', remove);
  const file = join(folder, 'local-ca.pem');
  const ca = data === undefined ? await freshCa(file, names) : await keptCa(file, names);
  const name = caName(ca);
  return {
    files: issueServerCertificate(ca, names, new Date()),
    authority: ca.certificate,
    welcome: [
      `  TLS           ${name}, for loopback names only; trust it while you test:`,
      `                  Node      NODE_EXTRA_CA_CERTS=${file}`,
      `                  curl      --cacert ${file}`,
      `                  browser   import ${file} as an authority`,
    ],
    farewell: [`  ${name}: remove it wherever you trusted it.`],
    close: async () => {
      process.off('exit', remove);
      remove();
    },
  };
}

/** The key stays in memory. */
async function freshCa(file: string, names: HostNames): Promise<LocalCa> {
  const { makeCa } = await import('./local-ca.ts');
  const ca = makeCa(names, new Date());
  writeFileSync(file, ca.certificate);
  return ca;
}

/** As an earlier start left it: whoever trusted it need not do so again. */
async function keptCa(file: string, names: HostNames): Promise<LocalCa> {
  const keyFile = join(dirname(file), 'local-ca.key.pem');
  if (!existsSync(file) || !existsSync(keyFile)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const ca = await freshCa(file, names);
    writeFileSync(keyFile, ca.key, { mode: 0o600 });
    chmodSync(keyFile, 0o600);
    return ca;
  }
  const { vouchesFor } = await import('./local-ca.ts');
  const ca = { certificate: readPem(file), key: readPem(keyFile) };
  const expired = new Date(new X509Certificate(ca.certificate).validTo).getTime() < Date.now();
  if (!expired && vouchesFor(ca, names)) return ca;
  const why = expired ? 'has expired' : 'was made for other names than are asked for now';
  throw wrong(`The local CA ${file} ${why}: delete it and ${keyFile}, start again, and trust the new one.`);
}
