import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type ConformanceReport,
  loadCatalogue,
  MessageReader,
  type RunFacts,
  writeCucumberHtml,
  writeRecord,
  writeReport,
} from '../../reports/index.ts';
import { loadProfile } from '../../sp-under-test/drivers/index.ts';
import { type Calibration, CircuitBreaker } from '../oracle/index.ts';
import { chromiumPool } from '../support/index.ts';
import type { Course } from './cucumber.ts';
import { MessageFile, notWritten } from './message-file.ts';
import type { RunOptions } from './options.ts';
import { runInPasses } from './passes.ts';
import { placeOf } from './plan.ts';
import { Progress } from './progress.ts';
import { earlierRun } from './resume.ts';
import { select } from './selection.ts';
import type { OpenStation } from './stations.ts';
import { workersFor } from './workers.ts';

const notEnded = 'The run did not end.';

/** One run from beginning to end: servers, calibration, scenarios, report. Throws only when it cannot begin. */
export async function run(options: RunOptions): Promise<ConformanceReport> {
  try {
    return await judged(options);
  } finally {
    await chromiumPool.close();
  }
}

async function judged(options: RunOptions): Promise<ConformanceReport> {
  const startedAt = new Date();
  // The machine's clock may be set while a run goes on.
  const began = performance.now();
  const catalogue = loadCatalogue();
  const selection = await select(options, catalogue);
  const out = resolve(options.out);
  const planned = selection.plan.map(placeOf);
  const earlier = options.resume === true ? earlierRun(out, options, catalogue, planned) : undefined;
  const chromium =
    selection.inChromium > 0 || wantsChromium(options)
      ? { executablePath: options.findChromium(), headed: options.headed, slowMs: options.slowMs }
      : null;
  const workers = workersFor(options, selection);
  // Before anything is started or written: without a browser there is nothing to judge with.
  if (chromium !== null) await chromiumPool.launch(chromium);
  // Workers have browsers of their own, and this one would only take their memory.
  if (workers > 1) await chromiumPool.close();
  makeFolder(out);
  const reader = earlier?.reader ?? new MessageReader();
  const messages = join(out, 'messages.ndjson');
  const file = new MessageFile(options.out, messages, { append: earlier !== undefined });
  const todo = selection.plan.filter((one) => earlier?.done.has(placeOf(one)) !== true);
  const progress = new Progress(options.terminal, todo.map(placeOf));
  const course: Course = {
    options,
    workers,
    reader,
    progress,
    breaker: new CircuitBreaker(),
    file,
    restarts: [...(earlier?.restarts ?? [])],
  };
  let facts: RunFacts | undefined;
  const record = (known: RunFacts) =>
    writeRecord(out, { format: 1, facts: known, catalogue: catalogue.digest, planned, shard: options.shard ?? null });
  const begun = (station: OpenStation, calibration: Calibration) => {
    facts ??= factsOf(options, station, calibration, earlier?.startedAt ?? startedAt.toISOString());
    try {
      record({ ...facts, restarts: course.restarts });
    } catch (error) {
      throw notWritten(options.out, error);
    }
  };
  const interrupted = await runInPasses({ course, selection, catalogue, chromium, begun }, todo);
  progress.end();
  file.close();
  if (file.failure !== undefined) throw file.failure;
  if (facts === undefined) throw new Error('A run that has begun is calibrated');
  const known: RunFacts = {
    ...facts,
    left: { ...facts.left, ...course.left },
    restarts: course.restarts,
    interrupted: facts.calibration.valid ? interrupted : null,
    durationMs: (earlier?.durationMs ?? 0) + Math.round(performance.now() - began),
  };
  try {
    await writeCucumberHtml(messages, join(out, 'cucumber.html'));
    record(known);
    return writeReport(out, known.calibration.valid ? reader.scenarios() : [], catalogue, known);
  } catch (error) {
    throw notWritten(options.out, error);
  }
}

function makeFolder(out: string): void {
  try {
    mkdirSync(out, { recursive: true });
  } catch (error) {
    throw notWritten(out, error);
  }
}

function consentOf({ declares: { consent } }: OpenStation['driver']): RunFacts['declared']['consent'] {
  return consent === undefined ? null : { by: consent.by, origins: [...consent.origins] };
}

/** Read before anything is started: a profile that is wrong shall cost no time. */
function wantsChromium({ environment, isLocal, sp }: RunOptions): boolean {
  return sp.kind === 'black-box' && loadProfile(sp.profile, environment, isLocal).agent === 'chromium';
}

function factsOf(
  options: RunOptions,
  { driver, facts }: OpenStation,
  { habits: _shown, ...calibration }: Calibration,
  startedAt: string,
): RunFacts {
  return {
    sut: { name: driver.name, kind: options.sp.kind, entityId: facts.entityId, acsUrl: facts.acsUrl },
    profile: options.sp.kind === 'black-box' ? options.sp.profile : null,
    declared: {
      supports: [...driver.declares.supports],
      toleranceSeconds: driver.declares.toleranceSeconds,
      known: (driver.known ?? []).map((one) => ({ ...one })),
      consent: consentOf(driver),
      deviations: (driver.deviations ?? []).map((deviation) => ({ ...deviation })),
    },
    reasonsExposed: driver.exposes.reasons,
    left: { accounts: [], reset: driver.reset !== undefined, cleanUp: 'no-hook' },
    restarts: [],
    seed: null,
    level: options.level,
    calibration,
    interrupted: notEnded,
    startedAt,
    durationMs: 0,
    toolVersion: options.toolVersion,
    command: options.command,
  };
}
