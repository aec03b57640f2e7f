/** A measured party in a process of its own, so that its processor time is its own, too. */
import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { once } from 'node:events';

export interface Usage {
  /** Of all threads since the start. */
  cpuMs: number;
  rssMiB: number;
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
      const { cpuMs, rssMiB } = textsOf(await nextOf(child));
      return { cpuMs: Number(cpuMs), rssMiB: Number(rssMiB) };
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

/** The other side: says that it is ready, and answers how much it has used. */
export function serveParty(said: Readonly<Record<string, string>>): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000, rssMiB: process.memoryUsage.rss() / 1024 / 1024 });
  });
  process.on('disconnect', () => process.exit());
  process.send?.(said);
}
