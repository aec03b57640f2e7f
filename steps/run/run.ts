import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Catalogue,
  type ConformanceReport,
  loadCatalogue,
  type RunFacts,
  strongestAt,
  writeReport,
} from '../../reports/index.ts';
import { type Calibration, type ContentCipher, calibrate, type SealingName, type Sealings } from '../oracle/index.ts';
import { type RunParameters, Station } from '../support/index.ts';
import { execute } from './cucumber.ts';
import { ConfigurationError, type RunOptions } from './options.ts';
import { type Selection, select } from './selection.ts';
import { type OpenStation, openStation } from './stations.ts';

const timeLimitMs = 10_000;

const nothingKnown: Sealings = { accepted: [], baseline: 'AR', encryption: 'unknown', cipher: 'AES256-GCM' };

/** One run from beginning to end: servers, calibration, scenarios, report. Throws only when it cannot begin. */
export async function run(options: RunOptions): Promise<ConformanceReport> {
  const startedAt = new Date();
  const catalogue = loadCatalogue();
  const selection = await select(options, catalogue);
  const chromium = selection.needsChromium
    ? { executablePath: options.findChromium(), headed: options.headed, slowMs: options.slowMs }
    : null;
  const out = resolve(options.out);
  mkdirSync(out, { recursive: true });
  const stations = await openStations(options, out);
  try {
    const first = firstOf(stations);
    const calibration = await calibrateAll(stations);
    const parameters = parametersOf(options, { catalogue, stations, calibration, chromium });
    const { interrupted, scenarios } = calibration.valid
      ? await scenariosOf(options, selection, parameters, out)
      : { interrupted: null, scenarios: [] };
    const facts: RunFacts = {
      ...subject(options, first),
      seed: null,
      level: options.level,
      calibration,
      interrupted,
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      toolVersion: options.toolVersion,
      command: options.command,
    };
    return writeReport(out, scenarios, catalogue, facts);
  } finally {
    await Promise.all(stations.map((station) => station.close()));
  }
}

async function scenariosOf(options: RunOptions, selection: Selection, parameters: RunParameters, out: string) {
  const { interrupted, reader } = await execute(options, selection, parameters, join(out, 'messages.ndjson'));
  return { interrupted, scenarios: reader.scenarios() };
}

async function openStations(options: RunOptions, out: string): Promise<OpenStation[]> {
  if (options.parallel > 1 && options.sp.kind === 'black-box') {
    throw new ConfigurationError(
      'parallel_black_box',
      'A black-box SP trusts one IdP, so --parallel works with the reference SP only.',
    );
  }
  options.terminal.write('Starting the mock IdP and the SP …\n');
  const opened: OpenStation[] = [];
  try {
    for (let worker = 0; worker < Math.max(1, options.parallel); worker += 1) {
      opened.push(await openStation(options, join(out, 'work', String(worker))));
    }
    return opened;
  } catch (error) {
    await Promise.all(opened.map((station) => station.close()));
    throw error;
  }
}

/** Every station is calibrated: each worker judges with its own. The first that is not valid speaks for all. */
async function calibrateAll(stations: readonly OpenStation[]): Promise<Calibration> {
  const reports: Calibration[] = [];
  for (const { driver, facts, parameters } of stations) {
    const station = new Station({ ...parameters, sealings: nothingKnown }, driver, timeLimitMs);
    const seal = (signed: SealingName, cipher?: ContentCipher) =>
      station.seal({ signed, ...(cipher === undefined ? {} : { encrypted: { cipher, key: 0 } }) });
    const said = driver.declares.supports.some((one) => one.startsWith('encryption'));
    const encryption = facts.encryption && { declared: said || facts.encryption.declared };
    reports.push(await calibrate(station, seal, encryption));
    await station.close();
  }
  return firstOf([...reports.filter((report) => !report.valid), ...reports]);
}

interface Prepared {
  catalogue: Catalogue;
  stations: readonly OpenStation[];
  calibration: Calibration;
  chromium: RunParameters['chromium'];
}

function parametersOf(options: RunOptions, { calibration, catalogue, chromium, stations }: Prepared): RunParameters {
  return {
    level: options.level,
    stations: stations.map(({ parameters }) => ({ ...parameters, sealings: calibration.sealings })),
    cases: Object.fromEntries(
      catalogue.cases.map((entry) => {
        const requirements = entry.requirements.flatMap((id) => catalogue.requirements.get(id) ?? []);
        return [entry.slug, { expected: entry.expected, obligation: strongestAt(requirements, options.level) ?? null }];
      }),
    ),
    chromium,
    timeLimitMs,
    brokenDecision: options.brokenDecision ?? null,
  };
}

function subject({ sp }: RunOptions, { driver, facts }: OpenStation) {
  return {
    sut: { name: driver.name, kind: sp.kind, entityId: facts.entityId, acsUrl: facts.acsUrl },
    profile: sp.kind === 'black-box' ? sp.profile : null,
    declared: {
      supports: [...driver.declares.supports],
      toleranceSeconds: driver.declares.toleranceSeconds,
      deviations: (driver.deviations ?? []).map((deviation) => ({ ...deviation })),
    },
    reasonsExposed: driver.exposes.reasons,
  };
}

function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('A run has at least one station');
  return first;
}
