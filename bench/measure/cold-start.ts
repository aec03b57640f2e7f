/** From the start of a process to a 200 on its metadata: the mock IdP and its peers, in turns within one run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ask } from '../load.ts';
import type { InstalledPeer } from '../peers/index.ts';
import type { Figure } from '../result.ts';
import { sampleOf } from '../statistics.ts';

interface ColdStart {
  /** From the start of the process to the last octet of the metadata. */
  toMetadataMs: number;
  /** Processor time of the IdP until a second later. */
  cpuMs: number;
  idleMiB: number;
}

interface Round {
  ours: ColdStart;
  /** A process that does nothing, from its start to its end: what no program under Node goes below. */
  bareMs: number;
  /** In the order in which they were given, milliseconds to their metadata. */
  peers: readonly number[];
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
const face = new URL('../../mock-idp/index.js', import.meta.url).href;

async function bareStart(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ['--eval', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - began;
}

interface Started {
  process: ChildProcess;
  toMetadataMs: number;
  nextLine(): Promise<string>;
}

/**
 * Starts Node with something that prints the address of its metadata first. Asked from here, as a browser or an SP would: a
 * client within it would be loaded and weighed with it.
 */
async function startedToMetadata(args: readonly string[], cwd?: string): Promise<Started> {
  const began = performance.now();
  const started = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value } = await lines.next();
    if (typeof value !== 'string') throw new Error('The IdP ended too early');
    return value;
  };
  const { status } = await ask(await nextLine());
  if (status !== 200) throw new Error(`Metadata answered ${status}`);
  return { process: started, toMetadataMs: performance.now() - began, nextLine };
}

async function ourStart(): Promise<ColdStart> {
  const started = await startedToMetadata(['--input-type=module', '--eval', child, face]);
  const [octets = Number.NaN, cpuMs = Number.NaN] = (await started.nextLine()).split(' ').map(Number);
  await once(started.process, 'exit');
  return { toMetadataMs: started.toMetadataMs, cpuMs, idleMiB: octets / 1024 / 1024 };
}

async function peerStart({ folder, module }: InstalledPeer): Promise<number> {
  const started = await startedToMetadata([module], folder);
  const ended = once(started.process, 'exit');
  started.process.kill('SIGKILL');
  await ended;
  return started.toMetadataMs;
}

async function roundOf(peers: readonly InstalledPeer[]): Promise<Round> {
  const bareMs = await bareStart();
  const ours = await ourStart();
  const theirs: number[] = [];
  for (const peer of peers) theirs.push(await peerStart(peer));
  return { ours, bareMs, peers: theirs };
}

/** Measures so many starts of each. */
export async function measureColdStart(rounds: number, peers: readonly InstalledPeer[]): Promise<Figure[]> {
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await roundOf(peers));
  const over = (pick: (round: Round) => number) => sampleOf(measured.map(pick));
  const timesBare = over(({ ours, bareMs }) => ours.toMetadataMs / bareMs).median;
  return [
    {
      id: 'cold-start',
      what: 'cold start of the IdP to a 200 on metadata',
      unit: 'ms',
      value: over(({ ours }) => ours.toMetadataMs),
      beside: `${timesBare.toFixed(1)} × a Node that does nothing`,
    },
    { id: 'cold-start-cpu', what: 'processor time of such a start', unit: 'ms', value: over(({ ours }) => ours.cpuMs) },
    { id: 'idle', what: 'memory of the idle IdP', unit: 'MiB', value: over(({ ours }) => ours.idleMiB) },
    ...peers.map(({ name }, place): Figure => {
      const of = ({ peers: theirs }: Round) => theirs[place] ?? Number.NaN;
      return {
        id: `cold-start-peer-${name}`,
        what: `cold start, ${name}`,
        unit: 'ms',
        value: over(of),
        beside: `ours takes ${over((round) => round.ours.toMetadataMs / of(round)).median.toFixed(2)} of it`,
      };
    }),
  ];
}
