import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ask } from '../load.ts';

export interface ColdStart {
  /** From the start of the process to the last octet of the metadata. */
  toMetadataMs: number;
  /** Processor time of the IdP until a second later. */
  cpuMs: number;
  idleMiB: number;
  /** A process that does nothing, from its start to its end: what no program under Node goes below. */
  bareMs: number;
}

const child = `
const { createMockIdp } = await import(process.argv[1]);
const seed = { apps: [{ label: 'bench', signOn: { ssoAcsUrl: 'http://localhost:9/acs', audience: 'bench' } }] };
const idp = await createMockIdp({ seed });
console.log(await idp.metadataUrl('bench'));
setTimeout(() => {
  const { user, system } = process.cpuUsage();
  console.log(process.memoryUsage.rss(), (user + system) / 1000);
  process.exit(0);
}, 1000);
`;

async function bareStart(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ['--eval', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - began;
}

/**
 * A fresh process from its start to a 200 on the metadata of an app, and what it has used a second later. Asked from here, as a
 * browser or an SP would: a client within it would be loaded and weighed with it.
 */
export async function coldStart(): Promise<ColdStart> {
  const bareMs = await bareStart();
  const began = performance.now();
  const face = new URL('../../mock-idp/index.js', import.meta.url).href;
  const started = spawn(process.execPath, ['--input-type=module', '--eval', child, face], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (typeof first.value !== 'string') throw new Error('The IdP did not start');
  const { status } = await ask(first.value);
  if (status !== 200) throw new Error(`Metadata answered ${status}`);
  const toMetadataMs = performance.now() - began;
  const second = await lines.next();
  await once(started, 'exit');
  const [octets, cpuMs] = String(second.value).split(' ').map(Number);
  return { toMetadataMs, cpuMs: cpuMs ?? Number.NaN, idleMiB: (octets ?? Number.NaN) / 1024 / 1024, bareMs };
}
