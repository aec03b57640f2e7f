import { ask } from '../load.ts';
import { startParty } from '../parties/index.ts';
import { openSession, signIn } from './sign-ins.ts';

export interface ResponseRate {
  perSecond: number;
  /** Processor time of the SP alone. */
  cpuMs: number;
}

const providerId = 'bench';

/** Real Responses of the mock IdP through the reference SP: each one is taken once, as it must be, and signs somebody in. */
export async function responseRate(count: number, concurrency: number): Promise<ResponseRate> {
  const sp = await startParty(new URL('../parties/sp.js', import.meta.url), []);
  const { url = '', controlToken = '' } = sp.said;
  const acsUrl = `${url}/saml/acs/${providerId}`;
  const idp = await startParty(new URL('../parties/idp.js', import.meta.url), [
    '10',
    '1',
    acsUrl,
    `${url}/saml/metadata`,
  ]);
  try {
    await trust(url, controlToken, idp.said.metadataUrl ?? '');
    const cookie = await openSession(idp.said.samlUrl ?? '');
    const waiting: string[] = [];
    for (let number = 0; number < count + warmUps; number += 1)
      waiting.push(await signIn(idp.said.ssoUrl ?? '', cookie));
    const deliver = async () => {
      const SAMLResponse = waiting.pop();
      if (SAMLResponse === undefined) throw new Error('There are no more Responses.');
      const { status, body, headers } = await ask(acsUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ SAMLResponse }).toString(),
      });
      if (status !== 303 || headers['set-cookie'] === undefined) {
        throw new Error(`The SP answered ${status}: ${body.slice(0, 300)}`);
      }
    };
    for (let number = 0; number < warmUps; number += 1) await deliver();
    const before = await sp.usage();
    const began = performance.now();
    const deliverer = async () => {
      while (waiting.length > 0) await deliver();
    };
    await Promise.all(Array.from({ length: concurrency }, deliverer));
    const elapsed = performance.now() - began;
    const after = await sp.usage();
    return { perSecond: (count * 1_000) / elapsed, cpuMs: (after.cpuMs - before.cpuMs) / count };
  } finally {
    await Promise.all([sp.stop(), idp.stop()]);
  }
}

const warmUps = 30;

/** Has the SP trust the IdP of this metadata, for its environment DEV. */
export async function trust(url: string, controlToken: string, metadataUrl: string): Promise<void> {
  const link = { environment: 'DEV', provider: 'Bench', samlEnabled: true, provisioning: 'jit', groupSync: false };
  const { status, body } = await ask(`${url}/_assay/workspace`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      providers: [{ id: providerId, name: 'Bench', idp: { metadataUrl } }],
      links: [{ ...link, enforcement: { scope: 'all' } }],
    }),
  });
  if (status >= 300) throw new Error(`The SP took no workspace: ${status} ${body}`);
}
