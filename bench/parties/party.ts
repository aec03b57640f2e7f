/** A measured party in a process of its own, so that its processor time is its own, too. */
import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { getHeapSpaceStatistics } from 'node:v8';

export interface Usage {
  /** Of all threads since the start. */
  cpuMs: number;
  rssMiB: number;
  /**
   * What lives on the heap and beside it, but for machine code; after collecting garbage where the process was started with
   * `--expose-gc`.
   */
  heldKiB: number;
  /** Sockets, timers and whatever else keeps a process busy, and where the system tells (Linux) its open files. */
  handles: number;
}

export interface Party {
  /** What it said of itself when it was ready. */
  said: Readonly<Record<string, string>>;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function textsOf(message: unknown): Record<string, string> {
  if (!isRecord(message)) throw new Error('A measured party said nothing of itself.');
  return Object.fromEntries(Object.entries(message).map(([name, value]) => [name, String(value)]));
}

/** The next message of a child; its early end is an error. */
async function nextOf(child: ChildProcess): Promise<unknown> {
  const abort = new AbortController();
  const ended = once(child, 'exit', { signal: abort.signal }).then(([code]) => {
    throw new Error(`A measured party ended with ${code}.`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: abort.signal }), ended]);
    return message;
  } finally {
    ended.catch(() => undefined);
    abort.abort();
  }
}

/** Starts a module that calls `serveParty`, and waits until it is ready. */
export async function startParty(
  module: string | URL,
  args: readonly string[],
  options: ForkOptions = {},
): Promise<Party> {
  const child = fork(module, args, { ...options, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const said = textsOf(await nextOf(child));
  return {
    said,
    usage: async () => {
      child.send('usage');
      const { cpuMs, handles, heldKiB, rssMiB } = textsOf(await nextOf(child));
      return { cpuMs: Number(cpuMs), rssMiB: Number(rssMiB), heldKiB: Number(heldKiB), handles: Number(handles) };
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

const descriptors = '/proc/self/fd';
const openFiles = () => (existsSync(descriptors) ? readdirSync(descriptors).length : 0);

/** V8 compiles what is hot again and again, each time for what it saw since: in snapshots of a long run nothing else grew. */
const machineCode = () =>
  getHeapSpaceStatistics()
    .filter(({ space_name }) => space_name.startsWith('code_'))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);

/** The other side: says that it is ready, and answers how much it has used. */
export function serveParty(said: Readonly<Record<string, string>>): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const { gc } = globalThis;
    // What the first collection finds unreachable may have kept something else until it was finalised.
    for (let times = 0; gc !== undefined && times < 3; times += 1) gc();
    const { external, heapUsed, rss } = process.memoryUsage();
    process.send?.({
      cpuMs: (user + system) / 1000,
      rssMiB: rss / 1024 / 1024,
      heldKiB: (heapUsed - machineCode() + external) / 1024,
      handles: process.getActiveResourcesInfo().length + openFiles(),
    });
  });
  process.on('disconnect', () => process.exit());
  process.send?.(said);
}
