import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { peers, startPeer } from '../peers/index.ts';
import type { Missing } from '../result.ts';
import type { Contestant } from './contestant.ts';
import { authnRequestUrl, signIn, warmUp } from './sign-ins.ts';

/** Another mock IdP, running. */
export interface Rival extends Contestant {
  name: string;
}

/** The peers that install, and why the others did not. */
export interface Rivals {
  running: readonly Rival[];
  missing: readonly Missing[];
  stop(): Promise<void>;
}

const keys = createRequire(import.meta.url);
const read = (name: string) => readFileSync(keys.resolve(`#package/fixtures/keys/${name}`), 'utf8');

/** Proof that a peer does the same work: both, Response and Assertion, carry a signature. */
function requireBothSigned(name: string, response: string): void {
  const xml = Buffer.from(response, 'base64').toString('utf8');
  const signatures = xml.match(/<(?:\w+:)?SignatureValue/g)?.length ?? 0;
  if (signatures !== 2) throw new Error(`${name} made ${signatures} signatures, not two: not comparable.`);
}

/** Installs, starts and warms up each peer. */
export async function startRivals(warmUps: number): Promise<Rivals> {
  const running: Rival[] = [];
  const missing: Missing[] = [];
  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends) await end();
  };
  try {
    for (const peer of peers) {
      const installed = await startPeer(peer, read('sp-signing.key.pem'), read('sp-signing.cert.pem'));
      if ('absent' in installed) {
        missing.push({ what: peer.name, why: installed.absent });
        continue;
      }
      const { party, remove } = installed;
      ends.push(async () => {
        await party.stop();
        await remove();
      });
      const visit = () => signIn(authnRequestUrl(party.said.ssoUrl ?? '', 'bench', 'http://localhost:9/acs'), '');
      requireBothSigned(peer.name, await visit());
      await warmUp(visit, warmUps / 4);
      running.push({ name: peer.name, party, visit });
    }
    return { running, missing, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
