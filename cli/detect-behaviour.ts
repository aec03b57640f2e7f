/**
 * Proves that the behaviour features see what they speak of: each decision of the reference SP is broken in turn, and
 * exactly the scenarios that name it must turn red. `node dist/cli/detect-behaviour.js [part of a name] [--whole |
 * --predicted]`; exit code 1 where another scenario turned red, or one stayed green.
 *
 * One run with every decision as it should be notes where a broken one would have answered otherwise; with a decision
 * broken only those scenarios run, and those that are to turn red. `--whole` runs all of them for each decision;
 * `--predicted` those alone that are to turn red: quickest, and blind for others.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ConformanceReport } from '../reports/index.ts';
import {
  type BrokenDecision,
  brokenDecisions,
  ConfigurationError,
  type RunOptions,
  run,
  watch,
} from '../steps/index.ts';
import { toolVersion } from './version.ts';

const out = join('reports', 'runs', 'detection');
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { whole: { type: 'boolean', default: false }, predicted: { type: 'boolean', default: false } },
});
const [wanted = ''] = positionals;
process.exitCode = await prove(brokenDecisions.filter(({ name }) => name.includes(wanted)));
process.exit();

async function prove(decisions: readonly BrokenDecision[]): Promise<number> {
  if (!values.whole && !values.predicted) {
    const red = redOf(await behaviour({ watched: true }, 'as-decided'));
    if (red.length > 0) {
      console.log(`Nothing is broken, and yet these do not hold: ${red.join(', ')}`);
      return 1;
    }
  }
  let wrong = 0;
  for (const { name, turnsRed } of decisions) {
    const red = await redWith(name, turnsRed);
    const missed = turnsRed.filter((scenario) => !red.includes(scenario));
    const unexpected = red.filter((scenario) => !turnsRed.includes(scenario));
    const good = missed.length + unexpected.length === 0 && turnsRed.length > 0;
    if (!good) wrong += 1;
    console.log(`${good ? '✓' : '✗'} ${name}: ${red.length} red`);
    for (const scenario of missed) console.log(`    stayed green: ${scenario}`);
    for (const scenario of unexpected) console.log(`    turned red:   ${scenario}`);
  }
  console.log(`${decisions.length - wrong} of ${decisions.length} broken decisions turn exactly their scenarios red.`);
  return wrong === 0 ? 0 : 1;
}

/** Names of the scenarios that do not hold with this decision broken. */
async function redWith(decision: string, predicted: readonly string[]): Promise<string[]> {
  const concerned = [...new Set([...watch.scenarios(decision), ...predicted])];
  const selection = values.whole ? {} : { names: concerned.map((name) => `^${escaped(name)}$`) };
  return redOf(await behaviour({ brokenDecision: decision, ...selection }, decision.replaceAll(/\W+/g, '-')));
}

function redOf({ scenarios }: ConformanceReport): string[] {
  const red = scenarios.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
  return [...new Set(red.map(({ name }) => name))];
}

/** The behaviour features over the API; the runs follow each other in this process, so that it loads only once. */
function behaviour(
  options: Pick<RunOptions, 'brokenDecision' | 'names' | 'watched'>,
  folder: string,
): Promise<ConformanceReport> {
  return run({
    ...options,
    sp: { kind: 'reference' },
    tags: '@behaviour and not @chromium',
    level: 'core',
    parallel: 1,
    out: join(out, folder),
    findChromium: () => {
      throw new ConfigurationError('no_chromium', 'The behaviour features need no browser.');
    },
    headed: false,
    slowMs: 0,
    environment: {},
    terminal: { live: false, write: () => {} },
    toolVersion: toolVersion(),
    command: 'npx assay certify',
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
