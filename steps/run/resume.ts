import { type Catalogue, type MessageReader, type RunFacts, readRecorded } from '../../reports/index.ts';
import { ConfigurationError, type RunOptions } from './options.ts';
import { placeOf } from './plan.ts';

/** What an interrupted run has left. */
export interface Earlier {
  reader: MessageReader;
  /** Scenarios that need not run again. */
  done: ReadonlySet<string>;
  startedAt: string;
  restarts: RunFacts['restarts'];
  durationMs: number;
}

/** Reads the run to go on with; refuses when going on would mix two measurements. */
export function earlierRun(
  out: string,
  options: RunOptions,
  catalogue: Catalogue,
  planned: readonly string[],
): Earlier {
  const { reader, record } = readRecorded(out);
  const { facts } = record;
  const changed = [
    ...(record.catalogue === catalogue.digest ? [] : ['the catalogue']),
    ...(facts.level === options.level ? [] : ['--level']),
    ...(facts.profile === (options.sp.kind === 'black-box' ? options.sp.profile : null) ? [] : ['--profile']),
    ...(facts.toolVersion === options.toolVersion ? [] : ['the version of saml-assay']),
    ...(sameSet(record.planned, planned) ? [] : ['the selection']),
  ];
  if (changed.length > 0) {
    throw new ConfigurationError(
      'resume_differs',
      `The run in ${options.out} cannot be gone on with, because ${changed.join(', ')} changed since: give the same options, or leave out --resume.`,
    );
  }
  const done = new Set(
    reader.scenarios().flatMap((one) => (one.status === 'unfinished' || one.alive === false ? [] : [placeOf(one)])),
  );
  if (planned.every((place) => done.has(place))) {
    throw new ConfigurationError('nothing_to_resume', `The run in ${options.out} has ended: leave out --resume.`);
  }
  return { reader, done, startedAt: facts.startedAt, restarts: facts.restarts, durationMs: facts.durationMs };
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === new Set(a).size;
