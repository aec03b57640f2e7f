import { readFileSync, writeFileSync } from 'node:fs';
import { join, parse, relative } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type ConformanceReport,
  checkKey,
  contentsOf,
  exitCodeOf,
  type Level,
  levels,
  loadCatalogue,
  readRecorded,
  readReport,
  refusalOf,
  sealBundle,
  summaryOf,
} from '../../reports/index.ts';
import { ConfigurationError, type RunOptions, run, type Terminal } from '../../steps/index.ts';
import { needChromium } from '../chromium.ts';
import { sentenceOf } from '../failure.ts';
import { answerSignals } from '../signals.ts';
import { toolVersion } from '../version.ts';

interface CertifyOptions {
  sp: 'reference';
  profile?: string;
  level: Level;
  only?: string[];
  features?: string;
  include?: ['strain'];
  tags?: string;
  name?: string[];
  parallel?: number;
  shuffle?: number;
  out: string;
  failOn: 'fail' | 'warning';
  headed?: true;
  slow: number;
  rerunFailed?: true;
  resume?: true;
  shard?: NonNullable<RunOptions['shard']>;
  bail?: true;
  bundle?: string;
  key?: string;
  timeLimit: number;
  maxRate?: number;
  without?: string[];
}

/** `assay certify`: judge an SP and write the report. Exit: 0 as required, 1 something failed, 2 configuration, 3 invalid or incomplete. */
export function addCertify(program: Command): void {
  program
    .command('certify')
    .description('judge an SP and write the report')
    .addOption(new Option('--sp <name>', 'a built-in SP').choices(['reference']).default('reference'))
    .option('--profile <file>', 'profile of your own SP')
    .option('--without <reason...>', 'switch checks of the reference SP off, by reason code, to see the run notice')
    .addOption(new Option('--level <level>', 'what to demand').choices([...levels]).default('core'))
    .option('--only <case...>', 'case slugs or tags; the positive twin comes along')
    .option('--features <folder>', 'your own features and steps, beside ours')
    .addOption(
      new Option('--include <kind...>', 'cases that stay out otherwise: strain floods the SP and takes long').choices([
        'strain',
      ]),
    )
    .option('--tags <expression>', 'Cucumber tag expression')
    .option('--name <pattern...>', 'scenario names, as regular expressions')
    .addOption(
      new Option(
        '--parallel <workers>',
        'workers, each with an IdP and SP of its own; default: for a long run of the reference SP one for each processor, up to 4',
      ).argParser(positive),
    )
    .addOption(new Option('--shuffle <number>', 'run in another order; the number repeats it').argParser(positive))
    .option('--rerun-failed', 'only what failed or stayed undecided in the last run of this folder')
    .option('--resume', 'go on with the run that stopped in this folder; give the same options')
    .addOption(
      new Option(
        '--shard <i/n>',
        'the i-th of n parts, by feature file; `assay merge` makes one report of them',
      ).argParser(shard),
    )
    .option('--bail', 'stop at the first failure')
    .addOption(
      new Option('--time-limit <seconds>', 'how long the SP may take for one step of a sign-in')
        .argParser(seconds)
        .default(15),
    )
    .addOption(
      new Option('--max-rate <number>', 'sign-ins a minute at most, for an SP that counts them').argParser(atLeastOne),
    )
    .option('--out <folder>', 'folder of the report', 'reports/latest')
    .addOption(
      new Option('--fail-on <verdict>', 'lowest verdict that fails the run')
        .choices(['fail', 'warning'])
        .default('fail'),
    )
    .option('--bundle <file>', 'seal the result into this file; needs --key')
    .option('--key <file>', 'private key in PEM that seals it')
    .option('--headed', 'show the browser')
    .addOption(
      new Option('--slow <milliseconds>', 'pause before each action of the browser').argParser(positive).default(0),
    )
    .action(async (options: CertifyOptions) => {
      process.exitCode = await certify(options);
      // An interrupted run leaves scenarios behind that nobody waits for.
      process.exit();
    });
}

async function certify(options: CertifyOptions): Promise<number> {
  if (options.resume === true && (options.rerunFailed === true || options.shuffle !== undefined)) {
    throw new ConfigurationError(
      'resume_differs',
      '--resume goes on with a run as it was: leave out --rerun-failed and --shuffle.',
    );
  }
  const stop = new AbortController();
  answerSignals(() => {
    if (stop.signal.aborted) process.exit(130);
    console.error('\nStopping; what is known so far is reported. Once more to leave at once.');
    stop.abort();
  });
  const seal = sealerOf(options);
  const report = await run(runOptions(options, stop.signal)).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
    console.error(`${sentenceOf(error)}\nNothing was judged yet, so there is no report.`);
    return undefined;
  });
  if (report === undefined) return 3;
  console.log(`\n${summaryOf(report, join(relative('.', options.out), 'index.html'))}`);
  seal?.(report);
  return exitCodeOf(report, options.failOn);
}

function runOptions(options: CertifyOptions, stop: AbortSignal): RunOptions {
  return {
    sp: subject(options),
    level: options.level,
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.features === undefined ? {} : { features: options.features }),
    ...(options.include === undefined ? {} : { include: options.include }),
    ...(options.tags === undefined ? {} : { tags: options.tags }),
    ...(options.name === undefined ? {} : { names: options.name }),
    ...(options.parallel === undefined ? {} : { parallel: options.parallel }),
    ...(options.rerunFailed === undefined ? {} : { among: undecidedIn(options.out) }),
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    ...(options.maxRate === undefined ? {} : { maxRate: options.maxRate }),
    resume: options.resume === true,
    bail: options.bail === true,
    timeLimitMs: options.timeLimit * 1000,
    ...(options.shuffle === undefined ? {} : { shuffle: options.shuffle }),
    out: options.out,
    findChromium: () => needChromium(process.env, options.headed === true),
    headed: options.headed === true,
    slowMs: options.slow,
    environment: process.env,
    terminal: terminal(),
    stop,
    toolVersion: toolVersion(),
    command: command(options),
  };
}

function subject({ profile, without = [] }: CertifyOptions): RunOptions['sp'] {
  if (profile === undefined) return { kind: 'reference', checksOff: without };
  if (without.length === 0) return { kind: 'black-box', profile };
  throw new ConfigurationError(
    'without_profile',
    '--without switches checks of the reference SP off: leave out --profile.',
  );
}

/** Places of what failed or could not be decided in the last run of this folder. */
function undecidedIn(out: string): ReadonlySet<string> {
  const { cases, scenarios } = readReport(join(out, 'conformance.json'));
  const bad = ({ verdict }: { verdict: string }) => verdict === 'fail' || verdict === 'incomplete';
  const places = [...cases.filter(bad).map(({ source }) => source), ...scenarios.filter(bad).map(({ id }) => id)];
  if (places.length > 0) return new Set(places);
  throw new ConfigurationError('nothing_failed', `Nothing failed in ${out}: leave out --rerun-failed.`);
}

/** Settled before the run: nobody shall wait for a bundle that cannot be made. */
function sealerOf({ bundle, key, out }: CertifyOptions): ((report: ConformanceReport) => void) | undefined {
  if (bundle === undefined && key === undefined) return undefined;
  if (bundle === undefined || key === undefined) {
    throw new ConfigurationError(
      'bundle_incomplete',
      '--bundle and --key belong together: the file to write, and the private key that seals it.',
    );
  }
  const secret = readFileSync(key, 'utf8');
  const name = parse(key).name;
  checkKey(secret);
  return (report) => {
    const refusal = refusalOf(report);
    if (refusal !== undefined) return console.log(`\n${refusal}`);
    const { reader, record } = readRecorded(out);
    const profile = report.profile === null ? null : readFileSync(report.profile, 'utf8');
    const contents = contentsOf(report, reader.scenarios(), record.facts, loadCatalogue(), profile);
    writeFileSync(bundle, `${JSON.stringify(sealBundle(contents, secret, name), undefined, 2)}\n`);
    console.log(`\nSealed by "${name}": ${bundle}`);
  };
}

function terminal(): Terminal {
  return { live: process.stdout.isTTY === true, write: (text) => void process.stdout.write(text) };
}

function command({ features, include, level, profile, without }: CertifyOptions): string {
  const parts = ['npx assay certify'];
  if (profile !== undefined) parts.push(`--profile ${profile}`);
  if (level !== 'core') parts.push(`--level ${level}`);
  if (without !== undefined) parts.push(`--without ${without.join(' ')}`);
  if (include !== undefined) parts.push(`--include ${include.join(' ')}`);
  if (features !== undefined) parts.push(`--features ${features}`);
  return parts.join(' ');
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new TypeError(`"${text}" is not a whole number: give one like 2.`);
}

function atLeastOne(text: string): number {
  const value = Number(text);
  if (value >= 1 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Give a number of 1 or more, like 30.');
}

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 60) return value;
  throw new InvalidArgumentError('Give seconds, more than 0 and at most 60.');
}

function shard(text: string): NonNullable<RunOptions['shard']> {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index !== undefined && count !== undefined && index >= 1 && index <= count) return { index, count };
  throw new InvalidArgumentError('Give the part and the number of parts, like 1/3.');
}
