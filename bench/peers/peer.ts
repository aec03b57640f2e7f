/** Other mock IdPs from npm, measured in the same run. Each is put into a scratch folder for it, never into this package. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Peer {
  name: string;
  /** Exact versions, so that two runs measure the same. */
  packages: readonly string[];
  /** A CommonJS module that starts it, with a key pair in `key.pem` and `cert.pem`, and then calls `served(ssoUrl, metadataUrl)`. */
  server: string;
}

export interface InstalledPeer {
  name: string;
  /** Working directory of its module. */
  folder: string;
  /** Started by `startParty` it says `ssoUrl`; started without a channel it prints the address of its metadata. */
  module: string;
  remove(): Promise<void>;
}

const run = promisify(execFile);

/** What `serveParty` is to our own: the peers are plain modules elsewhere and cannot import it. */
const preamble = `
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpuMs: (user + system) / 1000, rssMiB: process.memoryUsage.rss() / 1024 / 1024 });
});
process.on('disconnect', () => process.exit());
const served = (ssoUrl, metadataUrl) => (process.send ? process.send({ ssoUrl }) : console.log(metadataUrl));
`;

/** Installs a peer. One that does not install is absent, with npm's reason, and the run goes on. */
export async function installPeer(
  { name, packages, server }: Peer,
  key: string,
  certificate: string,
): Promise<InstalledPeer | { absent: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-peer-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const module = join(folder, 'server.cjs');
  try {
    await writeFile(join(folder, 'package.json'), '{"private":true}\n');
    await writeFile(join(folder, 'key.pem'), key);
    await writeFile(join(folder, 'cert.pem'), certificate);
    await writeFile(module, preamble + server);
    const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
    await run('npm', npm, { cwd: folder, timeout: 120_000 });
    return { name, folder, module, remove };
  } catch (error) {
    await remove();
    const lines = String(error).split('\n');
    return { absent: lines.find((line) => /npm (error|ERR!)/.test(line)) ?? lines[0] ?? 'unknown' };
  }
}
