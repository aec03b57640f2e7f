import { Writable } from 'node:stream';
import { type ISupportCodeLibrary, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { evaluate, type Finished, type MessageReader, type RunFacts, type Verdict } from '../../reports/index.ts';
import type { CircuitBreaker } from '../oracle/index.ts';
import { halt, type LockedOut, type RunParameters } from '../support/index.ts';
import type { MessageFile } from './message-file.ts';
import type { RunOptions } from './options.ts';
import type { Progress } from './progress.ts';
import type { Selection, Sources } from './selection.ts';

/** What all passes of a run write to. */
export interface Course {
  options: RunOptions;
  /** How many scenarios run at a time. */
  workers: number;
  reader: MessageReader;
  progress: Progress;
  breaker: CircuitBreaker;
  file: MessageFile;
  /** What the last pass left at the SP, once it is over. */
  left?: Pick<RunFacts['left'], 'accounts' | 'cleanUp'>;
  /** How often the SP was started anew so far. */
  restarts: RunFacts['restarts'];
}

/** How a pass ended. */
export interface Pass {
  /** Why it ended before its end, for good. */
  interrupted: string | null;
  /** Where somebody could not sign in any more, so that the SP has to be started anew. */
  lockedOut?: LockedOut;
  /** Places of the scenarios that ended. */
  ended: ReadonlySet<string>;
}

type Ending = { interrupted: string | null } | { lockedOut: LockedOut };

/** Runs these scenarios; comes back early when asked to stop, when the SP is gone, or when somebody is locked out. */
export async function execute(
  course: Course,
  sources: Sources,
  support: Selection['support'],
  parameters: RunParameters,
): Promise<Pass> {
  const { file, options, progress, reader, workers } = course;
  const serial = workers <= 1;
  let stop: (ending: Ending) => void = () => {};
  const stopped = new Promise<Ending>((resolve) => {
    stop = resolve;
  });
  const interrupt = () => stop({ interrupted: 'The run was interrupted.' });
  if (options.stop?.aborted === true) interrupt();
  options.stop?.addEventListener('abort', interrupt, { once: true });
  const ended = new Set<string>();
  const failedBefore = reader.failedHooks.length;
  let open = true;
  const onMessage = (envelope: Envelope): void => {
    if (!open) return;
    file.add(envelope);
    reader.add(envelope);
    if (envelope.testCaseFinished === undefined) return;
    const finished = reader.finished(envelope.testCaseFinished.testCaseStartedId);
    const verdict = verdictNow(finished, parameters);
    ended.add(finished.place);
    options.onFinished?.(finished);
    progress.add({ place: finished.place, feature: finished.feature, verdict });
    const ending = endingOf(course, finished, verdict, serial);
    if (ending === undefined) return;
    // What comes after is not what was to be tested: nothing of it may reach the report.
    open = false;
    halt.now();
    stop(ending);
  };
  halt.begin();
  const running = cucumber(sources, support, parameters, workers, onMessage);
  const ending = await Promise.race([stopped, running]);
  open = false;
  halt.now();
  options.stop?.removeEventListener('abort', interrupt);
  if ('lockedOut' in ending) {
    await running;
    return { interrupted: null, lockedOut: ending.lockedOut, ended };
  }
  if (serial && halt.lockedOut !== undefined) return { interrupted: null, lockedOut: halt.lockedOut, ended };
  return { interrupted: ending.interrupted ?? reader.failedHooks[failedBefore] ?? null, ended };
}

function endingOf(
  { breaker, file, options }: Course,
  finished: Finished,
  verdict: Verdict,
  serial: boolean,
): Ending | undefined {
  if (file.failure !== undefined) return { interrupted: file.failure.message };
  if (options.bail === true && verdict === 'fail') {
    return { interrupted: `Stopped at the first failure, ${finished.evidence?.id ?? finished.place}.` };
  }
  const because = breaker.observe(finished);
  if (because !== undefined) return { interrupted: because };
  // A worker of a parallel run cannot be told to stop; there the cases in doubt stay incomplete.
  const { lockedOut: cases, unanswered: gone } = finished;
  return serial && cases.length > 0 ? { lockedOut: { cases, gone } } : undefined;
}

/** The verdict as far as it can be known now: a twin that comes later may still spoil it. */
function verdictNow({ alive, evidence, gone, status }: Finished, parameters: RunParameters): Verdict {
  if (evidence === undefined) {
    if (status === 'passed') return 'pass';
    if (status === 'skipped') return 'not-applicable';
    return status === 'failed' ? 'fail' : 'incomplete';
  }
  const known = parameters.cases[evidence.id.split('/')[0] ?? ''];
  return evaluate(evidence, {
    obligation: known === undefined ? 'MUST' : (known.obligation ?? undefined),
    reasonsExposed: parameters.reasonsExposed,
    ...(alive === undefined ? {} : { liveness: gone === true ? 'gone' : alive ? 'alive' : 'dead' }),
  }).verdict;
}

async function cucumber(
  sources: Sources,
  support: Selection['support'],
  parameters: RunParameters,
  parallel: number,
  onMessage: (envelope: Envelope) => void,
): Promise<Ending> {
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
  return run.then(
    () => ({ interrupted: null }),
    (error: unknown) => ({ interrupted: whyItBroke(error) }),
  );
}

function whyItBroke(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}

/** Modules register their steps when they are first imported and never again, so a second pass in this process needs what the first one loaded. */
const loaded = new Map<string, Promise<ISupportCodeLibrary>>();

function supportOf(sources: Sources, support: Selection['support']): Promise<ISupportCodeLibrary> {
  const key = support.importPaths.join('\n');
  const library = loaded.get(key) ?? loadSupport({ sources, support });
  loaded.set(key, library);
  return library;
}
