import { type ChildProcess, spawn } from 'node:child_process';

/** What a hook said last, for the error message. */
const keptOutput = 2_000;

/** A hook's command line at work. */
export interface HookProcess {
  /** Exit code, or undefined while it runs; a signal counts as 128. */
  exitCode(): number | undefined;
  /** Resolves with the exit code. */
  ended: Promise<number>;
  /** The end of its output. */
  lastWords(): string;
  /** Ends the whole process group: a hook is a shell with children. */
  stop(): Promise<void>;
}

/** Starts a hook through the shell, in a process group of its own. */
export function startHook(
  command: string,
  directory: string,
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
): HookProcess {
  const child = spawn('sh', ['-c', command], {
    cwd: directory,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let code: number | undefined;
  const hear = (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    output = (output + text).slice(-keptOutput);
    for (const line of text.split('\n')) if (line.trim() !== '') log(line);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      output = `${output}${error.message}`;
      code = 127;
      resolve(code);
    });
    child.once('exit', (exit) => {
      code = exit ?? 128;
      resolve(code);
    });
  });
  // If the judge dies without tearing down, the SP must not outlive it.
  const onExit = () => signal(child, 'SIGKILL');
  process.once('exit', onExit);
  return {
    exitCode: () => code,
    ended,
    lastWords: () => output.trim(),
    async stop() {
      process.removeListener('exit', onExit);
      signal(child, 'SIGTERM');
      await within(ended, 5_000);
      // The shell may be gone while a child that ignored SIGTERM lives on.
      signal(child, 'SIGKILL');
      await ended;
    },
  };
}

/** To the whole group; the shell itself may be gone while its children live. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // No such group any more: nothing left to end.
  }
}

async function within(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const result = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return result;
}
