import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { peers, startPeer } from '../peers/index.ts';
import type { Figure, Missing } from '../result.ts';
import { sampleOf } from '../statistics.ts';
import type { IdpPlan } from './idp.ts';
import { authnRequestUrl, type SignInRate, signIn, signInRate, warmUp } from './sign-ins.ts';

const keys = createRequire(import.meta.url);
const read = (name: string) => readFileSync(keys.resolve(`#package/fixtures/keys/${name}`), 'utf8');

/** Proof that a peer does the same work: both, Response and Assertion, carry a signature. */
function requireBothSigned(name: string, response: string): void {
  const xml = Buffer.from(response, 'base64').toString('utf8');
  const signatures = xml.match(/<(?:\w+:)?SignatureValue/g)?.length ?? 0;
  if (signatures !== 2) throw new Error(`${name} made ${signatures} signatures, not two: not comparable.`);
}

/** Sign-ins of each peer that installs, 16 at a time; `ours` is the mock IdP's rate in the same run. */
export async function measurePeers(
  { rounds, windowMs, warmUps }: IdpPlan,
  ours: { rate: number; pairCpuMs: number },
): Promise<{ figures: Figure[]; missing: Missing[] }> {
  const figures: Figure[] = [];
  const missing: Missing[] = [];
  for (const peer of peers) {
    const installed = await startPeer(peer, read('sp-signing.key.pem'), read('sp-signing.cert.pem'));
    if ('absent' in installed) {
      missing.push({ what: peer.name, why: installed.absent });
      continue;
    }
    const { party, remove } = installed;
    try {
      const visit = () => signIn(authnRequestUrl(party.said.ssoUrl ?? '', 'bench', 'http://localhost:9/acs'), '');
      requireBothSigned(peer.name, await visit());
      await warmUp(visit, warmUps / 4);
      const measured: SignInRate[] = [];
      for (let round = 0; round < rounds; round += 1) measured.push(await signInRate(party, visit, 16, windowMs));
      const value = sampleOf(measured.map(({ perSecond }) => perSecond));
      const share = (ours.pairCpuMs / sampleOf(measured.map(({ cpuMs }) => cpuMs)).median) * 100;
      const beside = `ours ${(ours.rate / value.median).toFixed(1)} ×; signatures are ${share.toFixed(0)} % of its processor time`;
      figures.push({
        id: `peer-${peer.name}`,
        what: `sign-ins, 16 at a time, ${peer.name}`,
        unit: '/s',
        value,
        beside,
      });
    } finally {
      await party.stop();
      await remove();
    }
  }
  return { figures, missing };
}
