import { createMockIdp } from '../mock-idp/index.ts';
import { IdpControl } from '../steps/index.ts';

export interface SignInRate {
  concurrency: number;
  perSecond: number;
  medianMs: number;
}

const acsUrl = 'http://localhost:9/acs';

/** IdP-initiated sign-ins through an existing transaction, signed Response and Assertion out; client on the same cores. */
export async function signInRates(levels: readonly number[], milliseconds: number): Promise<SignInRate[]> {
  const idp = await createMockIdp({
    seed: {
      people: [{ login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson' }],
      apps: [
        {
          label: 'bench',
          signOn: { ssoAcsUrl: acsUrl, audience: 'bench' },
          assignments: [{ login: 'alice@example.com' }],
        },
      ],
    },
  });
  try {
    const control = new IdpControl(idp);
    const { ssoUrl } = await control.app('bench');
    const { cookie } = await control.openTransaction('alice@example.com', 'bench', []);
    const visit = async () => {
      const response = await fetch(ssoUrl, { headers: { cookie: `${cookie.name}=${cookie.value}` } });
      const page = await response.text();
      if (!page.includes('SAMLResponse')) throw new Error(`No Response in the answer: ${page.slice(0, 200)}`);
    };
    const rates: SignInRate[] = [];
    for (const concurrency of levels) rates.push(await rateOf(visit, concurrency, milliseconds));
    return rates;
  } finally {
    await idp.close();
  }
}

async function rateOf(visit: () => Promise<void>, concurrency: number, milliseconds: number): Promise<SignInRate> {
  await visit();
  const began = performance.now();
  const durations: number[] = [];
  const visitor = async () => {
    while (performance.now() - began < milliseconds) {
      const start = performance.now();
      await visit();
      durations.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, visitor));
  const elapsed = performance.now() - began;
  durations.sort((a, b) => a - b);
  return {
    concurrency,
    perSecond: (durations.length * 1_000) / elapsed,
    medianMs: durations[durations.length >> 1] ?? Number.NaN,
  };
}
