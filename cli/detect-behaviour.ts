/**
 * Proves that the behaviour features see what they speak of: each decision of the reference SP is broken in turn, and
 * exactly the scenarios that name it must turn red. `node dist/cli/detect-behaviour.js [part of a name]`; exit code 1
 * where another scenario turned red, or one stayed green. `--predicted` runs those scenarios only: quicker, and blind for
 * others that turn red.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type BrokenDecision, brokenDecisions, ConfigurationError, run } from '../steps/index.ts';
import { toolVersion } from './version.ts';

const quick = process.argv.includes('--predicted');
const [wanted = '', mode] = process.argv.slice(2).filter((argument) => argument !== '--predicted');
const out = join('reports', 'runs', 'detection');

if (mode === 'child') await oneRun(wanted);
else process.exitCode = await prove(brokenDecisions.filter(({ name }) => name.includes(wanted)));

/** A process of its own for each: Cucumber registers steps once in a process. */
async function oneRun(name: string): Promise<void> {
  const report = await run({
    sp: { kind: 'reference' },
    brokenDecision: name,
    tags: '@behaviour and not @chromium',
    ...(quick && { names: predicted(name) }),
    level: 'core',
    parallel: 1,
    out: join(out, name.replaceAll(/\W+/g, '-')),
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
  console.log(
    JSON.stringify(
      report.scenarios
        .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
        .map((entry) => entry.name),
    ),
  );
  process.exit();
}

function predicted(name: string): string[] {
  const { turnsRed = [] } = brokenDecisions.find((decision) => decision.name === name) ?? {};
  return turnsRed.map((scenario) => `^${scenario.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

async function prove(decisions: readonly BrokenDecision[]): Promise<number> {
  const waiting = [...decisions];
  let wrong = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const red = await redOf(next.name);
      if (red === undefined) {
        wrong += 1;
        console.log(`✗ ${next.name}: the run ended without a report`);
        continue;
      }
      const { turnsRed } = next;
      const missed = turnsRed.filter((name) => !red.includes(name));
      const unexpected = red.filter((name) => !turnsRed.includes(name));
      const good = missed.length + unexpected.length === 0 && turnsRed.length > 0;
      if (!good) wrong += 1;
      console.log(`${good ? '✓' : '✗'} ${next.name}: ${red.length} red`);
      for (const name of missed) console.log(`    stayed green: ${name}`);
      for (const name of unexpected) console.log(`    turned red:   ${name}`);
    }
  };
  await Promise.all([work(), work()]);
  console.log(`${decisions.length - wrong} of ${decisions.length} broken decisions turn exactly their scenarios red.`);
  return wrong === 0 ? 0 : 1;
}

/** Names of the scenarios that did not hold; undefined where the run could not tell. */
function redOf(name: string): Promise<string[] | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [import.meta.filename, name, 'child', ...(quick ? ['--predicted'] : [])], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    child.on('close', () => {
      const names: unknown = text === '' ? undefined : JSON.parse(text);
      resolve(Array.isArray(names) ? [...new Set(names.map(String))] : undefined);
    });
  });
}
