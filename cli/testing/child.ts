import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const assay = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'assay.js');

/** A party as its own process, as people run it. */
export interface Child {
  /** Base URL of the control API, without `/_assay`. */
  controlUrl: string;
  controlToken: string;
  pid: number;
  /** Waits until it says something that matches, from now on or before. */
  hears(pattern: RegExp): Promise<void>;
  /** Sends a signal and waits until it is gone; answers the exit code. */
  end(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null>;
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
  /** All that it has said on its error output. */
  complaints(): string;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** Starts `assay …` from the build, and waits until it says where it listens. */
export function startChild(...args: readonly string[]): Promise<Child> {
  return started(process.execPath, [assay, ...args]);
}

/** The same where no file can grow beyond so many KiB: to whoever writes, as if the disk were full. */
export function startOnFullDisk(kibibytes: number, ...args: readonly string[]): Promise<Child> {
  const limited = 'ulimit -f "$1"; shift; exec "$@"';
  // Counted in blocks of 512 octets.
  return started('sh', ['-c', limited, 'sh', String(kibibytes * 2), process.execPath, assay, ...args]);
}

async function started(command: string, args: readonly string[]): Promise<Child> {
  if (!existsSync(assay)) throw new Error('There is no build to run: npm run build first.');
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = listenTo(child);
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const [, controlUrl = '', controlToken = ''] = await said(
    /Control\s+(http\S+)\/_assay\s+Authorization: Bearer (\S+)/,
  );
  const control: Child['control'] = async (method, path, body) => {
    const response = await fetch(`${controlUrl}/_assay${path}`, {
      method,
      headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
    return answer === '' ? undefined : JSON.parse(answer);
  };
  return {
    controlUrl,
    controlToken,
    control,
    complaints: () => complaints,
    pid: child.pid ?? 0,
    hears: async (pattern) => void (await said(pattern)),
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Waits for something among all that a child says. */
function listenTo(child: ChildProcess): (pattern: RegExp) => Promise<RegExpExecArray> {
  let text = '';
  const listeners = new Set<() => void>();
  const listen = (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of listeners) look();
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  return (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text);
        if (!found) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      child.once('exit', (code, signal) => reject(new Error(`assay ended (${code ?? signal}): ${text}`)));
      look();
    });
}
