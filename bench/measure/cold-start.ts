import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ColdStart {
  toMetadataMs: number;
  idleMiB: number;
}

const child = `
const { createMockIdp } = await import(process.argv[1]);
const seed = { apps: [{ label: 'bench', signOn: { ssoAcsUrl: 'http://localhost:9/acs', audience: 'bench' } }] };
const idp = await createMockIdp({ seed });
const url = await idp.metadataUrl('bench');
const { status } = await fetch(url);
if (status !== 200) throw new Error('metadata answered ' + status);
console.log('ready');
setTimeout(() => { console.log(process.memoryUsage.rss()); process.exit(0); }, 1000);
`;

/** A fresh process from its start to a 200 on the metadata of the demo app, and its memory a second later. */
export async function coldStart(): Promise<ColdStart> {
  const began = performance.now();
  const face = new URL('../../mock-idp/index.js', import.meta.url).href;
  const started = spawn(process.execPath, ['--input-type=module', '--eval', child, face], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.value !== 'ready') throw new Error('The IdP did not start');
  const toMetadataMs = performance.now() - began;
  const second = await lines.next();
  await once(started, 'exit');
  return { toMetadataMs, idleMiB: Number(second.value) / 1024 / 1024 };
}
