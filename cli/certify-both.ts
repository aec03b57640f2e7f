/**
 * Run by npm scripts: certifies the reference SP with both documents and, at the same time, other SPs as black boxes, one
 * after the other: a run waits for its SP more than it computes. What these say is held back until the first has finished,
 * so that the stories do not mix. Options are for the reference SP's run. Ends with the worst exit code.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { loadCatalogue } from '../reports/index.ts';

const packageRoot = dirname(createRequire(import.meta.url).resolve('#package/package.json'));
const assay = join(packageRoot, 'dist', 'cli', 'assay.js');
const out = join('reports', 'latest');

/** Every case in which somebody is to be let in: what a library is used for, whatever else it leaves to its user. */
const positiveCases = loadCatalogue()
  .cases.filter(({ expected }) => expected === 'accept')
  .map(({ slug }) => slug);

/** The SPs of fixtures/profiles that are held to something; the naive ones are there to fail. */
const blackBoxes: readonly { profile: string; story: string; selection: readonly string[] }[] = [
  { profile: 'node-saml', story: 'built with care on @node-saml/node-saml', selection: [] },
  {
    profile: 'samlify',
    story: 'plain samlify: the positive cases',
    selection: ['--only', ...positiveCases],
  },
  {
    profile: 'saml2-js',
    story: 'plain saml2-js: the positive cases',
    selection: ['--only', ...positiveCases],
  },
];

async function exitCodeOf(run: ChildProcess): Promise<number> {
  const [code] = await once(run, 'exit');
  return typeof code === 'number' ? code : 3;
}

async function certifyQuietly({ profile, selection, story }: (typeof blackBoxes)[number]) {
  const file = join(packageRoot, 'fixtures', 'profiles', `${profile}.yaml`);
  const run = spawn(
    process.execPath,
    [assay, 'certify', '--profile', file, '--out', join(out, profile), ...selection],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [code, ...said] = await Promise.all([exitCodeOf(run), text(run.stdout), text(run.stderr)]);
  return { code, said: `\n— As a black box: ${story} —\n\n${said.join('').trim()}` };
}

async function certifyBlackBoxes() {
  const results = [];
  for (const blackBox of blackBoxes) results.push(await certifyQuietly(blackBox));
  return results;
}

// Children get Ctrl-C themselves and write their reports before they end.
process.on('SIGINT', () => {});

console.log('— The reference SP, with both documents —\n');
const reference = spawn(process.execPath, [assay, 'certify', '--out', out, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
const [code, others] = await Promise.all([exitCodeOf(reference), certifyBlackBoxes()]);
for (const { said } of others) console.log(said);
process.exitCode = Math.max(code, ...others.map((other) => other.code));
