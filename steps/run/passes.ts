import { join, resolve } from 'node:path';
import { type Catalogue, type RunFacts, strongestAt } from '../../reports/index.ts';
import { DriverError } from '../../sp-under-test/drivers/index.ts';
import { type Calibration, notCalibrated } from '../oracle/index.ts';
import type { LockedOut, RunParameters } from '../support/index.ts';
import { calibrateStation, type Patience } from './calibrate-station.ts';
import { cleanUp } from './clean-up.ts';
import { type Course, execute, type Pass } from './cucumber.ts';
import { ConfigurationError, type RunOptions } from './options.ts';
import { type Planned, placeOf } from './plan.ts';
import { type Selection, sourcesFor } from './selection.ts';
import { type OpenStation, openStation } from './stations.ts';

const patienceMs = 15_000;
/** Negative cases of one person between two good sign-ins. */
const usualBatch = 8;
/** An SP that locks people out again and again is not certified by starting it anew for ever. */
const mostRestarts = 6;
const lookingForCulprit = 'Somebody cannot sign in any more. Starting the SP anew to find out which case did it …\n';

export interface Prepared {
  course: Course;
  selection: Selection;
  catalogue: Catalogue;
  chromium: RunParameters['chromium'];
  /** Told whenever a pass has calibrated. */
  begun: (station: OpenStation, calibration: Calibration) => void;
}

/**
 * Runs what is to be run. Where somebody cannot sign in any more after a batch of cases, the SP is started anew and each
 * case of the batch runs again with a sign-in after it, so that whoever locks people out is named and nobody else suffers.
 */
export async function runInPasses(prepared: Prepared, todo: readonly Planned[]): Promise<string | null> {
  let [waiting, suspects] = [todo, new Set<string>()];
  const { restarts } = prepared.course;
  const before = restarts.length;
  while (waiting.length > 0) {
    const again = restarts.length > before;
    const careful = suspects.size > 0;
    const batch = careful ? waiting.filter((one) => suspects.has(placeOf(one))) : waiting;
    const signInEvery = careful ? 1 : usualBatch;
    const pass = onePass(prepared, batch, { signInEvery, again });
    const { ended, interrupted, lockedOut } = await (again ? pass.catch(notStartedAnew) : pass);
    if (interrupted !== null) return interrupted;
    if (lockedOut === undefined) {
      waiting = waiting.filter((one) => !batch.includes(one));
      suspects = new Set();
      continue;
    }
    if (restarts.length - before >= mostRestarts) return tooOften(lockedOut.cases);
    restarts.push(restartAfter(lockedOut));
    const inDoubt = placesOf(prepared.course, lockedOut.cases);
    // With a sign-in after each case, or a single case in the batch, it is known which one did it.
    const found = careful || inDoubt.length === 1;
    const done = (place: string) => ended.has(place) && (found || !inDoubt.includes(place));
    waiting = waiting.filter((one) => !done(placeOf(one)));
    suspects = new Set((careful ? [...suspects] : inDoubt).filter((place) => !done(place)));
  }
  return null;
}

const restartAfter = ({ cases, gone }: LockedOut): RunFacts['restarts'][number] => ({
  after: [...cases],
  because: gone ? 'Nobody answered any more at the address of the SP.' : 'Somebody could not sign in any more.',
});

/** What was judged before counts, and is reported. */
function notStartedAnew(error: unknown): Pass {
  if (!(error instanceof DriverError)) throw error;
  const interrupted = `The SP signed nobody in any more, and could not be started anew: ${error.message}`;
  return { interrupted, ended: new Set() };
}

const tooOften = (lockedOut: readonly string[]): string =>
  `The SP locked people out again after ${mostRestarts} restarts, after ${lockedOut.join(', ')}.`;

function placesOf({ reader }: Course, cases: readonly string[]): string[] {
  return reader.scenarios().flatMap((one) => (cases.includes(one.evidence?.id ?? '') ? [placeOf(one)] : []));
}

async function onePass(
  { begun, catalogue, chromium, course, selection }: Prepared,
  batch: readonly Planned[],
  { again, signInEvery }: { signInEvery: number; again: boolean },
): Promise<Pass> {
  const { options } = course;
  const timeLimitMs = options.timeLimitMs ?? patienceMs;
  options.terminal.write(signInEvery === 1 ? lookingForCulprit : 'Starting the mock IdP and the SP …\n');
  demandOneWorker(options, course.workers);
  const station = await openStation(options, join(workFolderOf(options), 'calibrated'));
  try {
    demandKnownCases(station, catalogue);
    // An SP that was there before the run is not new because its set-up ran again: whom it locked out stays so.
    if (again) await station.driver.reset?.();
    const calibration = await calibrateUnlessStopped(station, { timeLimitMs, chromium }, options.stop);
    begun(station, calibration);
    if (!calibration.valid) return { interrupted: 'The SP, started anew, signs nobody in.', ended: new Set() };
    const parameters = {
      ...parametersOf(options, catalogue, station, calibration),
      ownStations: ownStationsOf(options, course.workers),
      chromium,
      timeLimitMs,
      signInEvery,
    };
    return await execute(course, sourcesFor(batch, selection.order), selection.support, parameters);
  } finally {
    await cleanUp(station, course);
    await station.close();
  }
}

/** Calibration may wait for a slow SP many times; whoever stops the run does not. */
async function calibrateUnlessStopped(
  station: OpenStation,
  limits: Patience,
  stop: AbortSignal | undefined,
): Promise<Calibration> {
  const stopped = new Promise<Calibration>((resolve) => {
    const tell = () => resolve(notCalibrated('The run was interrupted before it ended.'));
    if (stop?.aborted === true) tell();
    stop?.addEventListener('abort', tell, { once: true });
  });
  const calibration = calibrateStation(station, limits);
  // Left alone it loses the servers that it talks to.
  calibration.catch(() => undefined);
  return Promise.race([stopped, calibration]);
}

/** Throws a ConfigurationError where workers would need an SP each and there is one. */
function demandOneWorker({ sp }: RunOptions, workers: number): void {
  if (workers <= 1 || sp.kind === 'reference') return;
  throw new ConfigurationError(
    'parallel_black_box',
    'A black-box SP trusts one IdP, so --parallel works with the reference SP only.',
  );
}

const workFolderOf = ({ out }: RunOptions): string => join(resolve(out), 'work');

/** Workers of a parallel run judge in stations of their own, or they would wait for one another. */
function ownStationsOf(options: RunOptions, workers: number): RunParameters['ownStations'] {
  if (workers <= 1 || options.sp.kind !== 'reference') return null;
  const { brokenDecision = null, sp } = options;
  return { brokenDecision, checksOff: sp.checksOff ?? [], workFolder: workFolderOf(options) };
}

/** An expectation of a case that does not exist would never be missed. */
function demandKnownCases({ driver }: OpenStation, { cases, version }: Catalogue): void {
  const slugs = new Set(cases.map(({ slug }) => slug));
  const strange = (driver.known ?? []).filter((one) => !slugs.has(one.case.split('/')[0] ?? ''));
  if (strange.length === 0) return;
  throw new ConfigurationError(
    'known_case_missing',
    `known: ${strange.map((one) => one.case).join(', ')} is no case of catalogue ${version}: \`assay cases\` lists them.`,
  );
}

function parametersOf(
  options: RunOptions,
  catalogue: Catalogue,
  { driver, parameters }: OpenStation,
  { habits, sealings }: Calibration,
): Omit<RunParameters, 'chromium' | 'timeLimitMs' | 'signInEvery' | 'ownStations'> {
  return {
    level: options.level,
    station: { ...parameters, sealings, habits },
    cases: Object.fromEntries(
      catalogue.cases.map((entry) => {
        const requirements = entry.requirements.flatMap((id) => catalogue.requirements.get(id) ?? []);
        return [entry.slug, { expected: entry.expected, obligation: strongestAt(requirements, options.level) ?? null }];
      }),
    ),
    reasonsExposed: driver.exposes.reasons,
    maxRate: options.maxRate ?? null,
    brokenDecision: options.brokenDecision ?? null,
    watched: options.watched ?? false,
  };
}
