/** Other mock IdPs from npm, measured in the same run. Each is put into a scratch folder for it, never into this package. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Party, startParty } from '../parties/index.ts';

export interface Peer {
  name: string;
  /** Exact versions, so that two runs measure the same. */
  packages: readonly string[];
  /** A CommonJS module that starts it, with a key pair in `key.pem` and `cert.pem`, and then calls `served(ssoUrl)`. */
  server: string;
}

export type InstalledPeer = { party: Party; remove(): Promise<void> } | { absent: string };

const run = promisify(execFile);

/** What `serveParty` is to our own: the peers are plain modules elsewhere and cannot import it. */
const preamble = `
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpuMs: (user + system) / 1000, rssMiB: process.memoryUsage.rss() / 1024 / 1024 });
});
process.on('disconnect', () => process.exit());
const served = (ssoUrl) => process.send({ ssoUrl });
`;

/** Installs and starts a peer. One that does not install is absent, with npm's reason, and the run goes on. */
export async function startPeer(peer: Peer, key: string, certificate: string): Promise<InstalledPeer> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-peer-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await writeFile(join(folder, 'package.json'), '{"private":true}\n');
    await writeFile(join(folder, 'key.pem'), key);
    await writeFile(join(folder, 'cert.pem'), certificate);
    await writeFile(join(folder, 'server.cjs'), preamble + peer.server);
    const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...peer.packages];
    await run('npm', npm, { cwd: folder, timeout: 120_000 });
    return { party: await startParty(join(folder, 'server.cjs'), [], { cwd: folder }), remove };
  } catch (error) {
    await remove();
    const lines = String(error).split('\n');
    return { absent: lines.find((line) => /npm (error|ERR!)/.test(line)) ?? lines[0] ?? 'unknown' };
  }
}
