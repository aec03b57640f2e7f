import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startParty } from '../parties/index.ts';
import { type InstalledPeer, installPeer, type Peer } from '../peers/index.ts';
import type { Missing } from '../result.ts';
import type { Contestant } from './contestant.ts';
import { authnRequestUrl, signIn, warmUp } from './sign-ins.ts';

/** The peers that install, and why the others did not. */
export interface Installed {
  peers: readonly InstalledPeer[];
  missing: readonly Missing[];
  remove(): Promise<void>;
}

/** Another mock IdP, running. */
export interface Rival extends Contestant {
  name: string;
}

export interface Rivals {
  running: readonly Rival[];
  stop(): Promise<void>;
}

const keys = createRequire(import.meta.url);
const read = (name: string) => readFileSync(keys.resolve(`#package/fixtures/keys/${name}`), 'utf8');

/** Puts the peers into scratch folders. */
export async function installRivals(peers: readonly Peer[]): Promise<Installed> {
  const installed: InstalledPeer[] = [];
  const missing: Missing[] = [];
  for (const peer of peers) {
    const one = await installPeer(peer, read('sp-signing.key.pem'), read('sp-signing.cert.pem'));
    if ('absent' in one) missing.push({ what: peer.name, why: one.absent });
    else installed.push(one);
  }
  const remove = async () => {
    for (const one of installed) await one.remove();
  };
  return { peers: installed, missing, remove };
}

/** Proof that a peer does the same work: both, Response and Assertion, carry a signature. */
function requireBothSigned(name: string, response: string): void {
  const xml = Buffer.from(response, 'base64').toString('utf8');
  const signatures = xml.match(/<(?:\w+:)?SignatureValue/g)?.length ?? 0;
  if (signatures !== 2) throw new Error(`${name} made ${signatures} signatures, not two: not comparable.`);
}

/** Starts and warms up each peer. */
export async function startRivals(installed: readonly InstalledPeer[], warmUps: number): Promise<Rivals> {
  const running: Rival[] = [];
  const stop = async () => {
    for (const { party } of running) await party.stop();
  };
  try {
    for (const { folder, module, name } of installed) {
      const party = await startParty(module, [], { cwd: folder });
      const visit = () => signIn(authnRequestUrl(party.said.ssoUrl ?? '', 'bench', 'http://localhost:9/acs'), '');
      running.push({ name, party, visit });
      requireBothSigned(name, await visit());
      await warmUp(visit, warmUps / 4);
    }
    return { running, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
