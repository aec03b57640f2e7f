import { constants, generateKeyPairSync, type SignKeyObjectInput, sign } from 'node:crypto';

export interface SignaturePairs {
  /** Pairs a second. */
  perSecond: number;
  /** Processor time of one pair. */
  cpuMs: number;
}

const data = Buffer.alloc(2_000, 'x');

function freshKey(): SignKeyObjectInput {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { key: privateKey, padding: constants.RSA_PKCS1_PADDING };
}

async function measured(
  milliseconds: number,
  work: (until: number) => Promise<number> | number,
): Promise<SignaturePairs> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const pairs = await work(began + milliseconds);
  const elapsed = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (pairs * 1_000) / elapsed, cpuMs: (user + system) / 1_000 / pairs };
}

/** Pairs of RSA-2048 signatures that one core makes: what a doubly signed Response cannot beat. */
export function signaturePairsOnOneCore(milliseconds: number): Promise<SignaturePairs> {
  const key = freshKey();
  return measured(milliseconds, (until) => {
    let pairs = 0;
    while (performance.now() < until) {
      sign('sha256', data, key);
      sign('sha256', data, key);
      pairs += 1;
    }
    return pairs;
  });
}

/** The same on the thread pool, as the IdP signs. */
export function signaturePairsOnAllCores(milliseconds: number): Promise<SignaturePairs> {
  const key = freshKey();
  const signed = () =>
    new Promise<void>((resolve, reject) =>
      sign('sha256', data, key, (error) => (error === null ? resolve() : reject(error))),
    );
  return measured(milliseconds, async (until) => {
    let pairs = 0;
    const signer = async () => {
      while (performance.now() < until) {
        await signed();
        await signed();
        pairs += 1;
      }
    };
    await Promise.all(Array.from({ length: 16 }, signer));
    return pairs;
  });
}
