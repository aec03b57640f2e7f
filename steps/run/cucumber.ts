import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type ISupportCodeLibrary, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { MessageReader } from '../../reports/index.ts';
import { CircuitBreaker } from '../oracle/index.ts';
import type { RunParameters } from '../support/index.ts';
import type { RunOptions } from './options.ts';
import { Progress } from './progress.ts';
import type { Selection } from './selection.ts';

export interface Executed {
  reader: MessageReader;
  /** Why the run ended before its end. */
  interrupted: string | null;
}

/** Runs the selected scenarios; comes back early when asked to stop, or when the SP is gone. */
export async function execute(
  options: RunOptions,
  selection: Selection,
  parameters: RunParameters,
  messagesFile: string,
): Promise<Executed> {
  const reader = new MessageReader();
  const breaker = new CircuitBreaker();
  const progress = new Progress(options.terminal, selection.planned);
  const file = createWriteStream(messagesFile);
  let stop: (because: string) => void = () => {};
  const stopped = new Promise<string>((resolve) => {
    stop = resolve;
  });
  options.stop?.addEventListener('abort', () => stop('The run was interrupted.'), { once: true });
  let open = true;
  const onMessage = (envelope: Envelope): void => {
    if (!open) return;
    file.write(`${JSON.stringify(envelope)}\n`);
    reader.add(envelope);
    progress.add(envelope);
    if (envelope.testCaseFinished === undefined) return;
    const because = breaker.observe(reader.finished(envelope.testCaseFinished.testCaseStartedId));
    if (because !== undefined) stop(because);
  };
  const interrupted = await Promise.race([stopped, cucumber(selection, parameters, options.parallel, onMessage)]);
  open = false;
  progress.end();
  file.end();
  await finished(file);
  return { reader, interrupted: interrupted ?? reader.failedHooks[0] ?? null };
}

async function cucumber(
  { sources, support }: Selection,
  parameters: RunParameters,
  parallel: number,
  onMessage: (envelope: Envelope) => void,
): Promise<string | null> {
  const library = await supportOf(sources, support);
  const silence = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const run = runCucumber(
    {
      sources,
      support: library,
      runtime: {
        dryRun: false,
        failFast: false,
        filterStacktraces: true,
        parallel: parallel > 1 ? parallel : 0,
        retry: 0,
        retryTagFilter: '',
        strict: true,
        worldParameters: JSON.parse(JSON.stringify(parameters)),
      },
      formats: { stdout: 'message', files: {}, publish: false, options: {} },
    },
    { stdout: silence(), stderr: silence() },
    onMessage,
  );
  // A hook around the run that fails ends Cucumber by an exception: what was seen until then must still be reported.
  return run.then(() => null, whyItBroke);
}

function whyItBroke(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}

/** Modules register their steps when they are first imported and never again, so a second run in this process needs what the first one loaded. */
const loaded = new Map<string, Promise<ISupportCodeLibrary>>();

function supportOf(sources: Selection['sources'], support: Selection['support']): Promise<ISupportCodeLibrary> {
  const key = support.importPaths.join('\n');
  const library = loaded.get(key) ?? loadSupport({ sources, support });
  loaded.set(key, library);
  return library;
}
