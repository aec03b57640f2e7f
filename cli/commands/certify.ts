import { join, relative } from 'node:path';
import { type Command, Option } from 'commander';
import { exitCodeOf, type Level, levels, summaryOf } from '../../reports/index.ts';
import { ConfigurationError, type RunOptions, run, type Terminal } from '../../steps/index.ts';
import { needChromium } from '../chromium.ts';
import { toolVersion } from '../version.ts';

interface CertifyOptions {
  sp: 'reference';
  profile?: string;
  level: Level;
  only?: string[];
  features?: string;
  tags?: string;
  name?: string[];
  parallel: number;
  shuffle?: number;
  out: string;
  failOn: 'fail' | 'warning';
  headed?: true;
  slow: number;
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
    .option('--tags <expression>', 'Cucumber tag expression')
    .option('--name <pattern...>', 'scenario names, as regular expressions')
    .addOption(
      new Option('--parallel <workers>', 'workers, each with an IdP and SP of its own').argParser(positive).default(1),
    )
    .addOption(new Option('--shuffle <number>', 'run in another order; the number repeats it').argParser(positive))
    .option('--out <folder>', 'folder of the report', 'reports/latest')
    .addOption(
      new Option('--fail-on <verdict>', 'lowest verdict that fails the run')
        .choices(['fail', 'warning'])
        .default('fail'),
    )
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
  const stop = new AbortController();
  process.once('SIGINT', () => {
    console.error('\nStopping; the report is written as incomplete. Once more to leave at once.');
    stop.abort();
    process.once('SIGINT', () => process.exit(130));
  });
  const report = await run(runOptions(options, stop.signal));
  console.log(`\n${summaryOf(report, join(relative('.', options.out), 'index.html'))}`);
  return exitCodeOf(report, options.failOn);
}

function runOptions(options: CertifyOptions, stop: AbortSignal): RunOptions {
  return {
    sp: subject(options),
    level: options.level,
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.features === undefined ? {} : { features: options.features }),
    ...(options.tags === undefined ? {} : { tags: options.tags }),
    ...(options.name === undefined ? {} : { names: options.name }),
    parallel: options.parallel,
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

function terminal(): Terminal {
  return { live: process.stdout.isTTY === true, write: (text) => void process.stdout.write(text) };
}

function command({ features, level, profile, without }: CertifyOptions): string {
  const parts = ['npx assay certify'];
  if (profile !== undefined) parts.push(`--profile ${profile}`);
  if (level !== 'core') parts.push(`--level ${level}`);
  if (without !== undefined) parts.push(`--without ${without.join(' ')}`);
  if (features !== undefined) parts.push(`--features ${features}`);
  return parts.join(' ');
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new TypeError(`"${text}" is not a whole number: give one like 2.`);
}
