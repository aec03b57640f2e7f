/**
 * Run by npm scripts: certifies the reference SP with both documents and, at the same time, a second SP as a black box: a
 * run waits for its SP more than it computes. What the second one says is held back until the first has finished, so that
 * the two stories do not mix. Options are for the reference SP's run. Ends with the worse exit code.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

const packageRoot = dirname(createRequire(import.meta.url).resolve('#package/package.json'));
const assay = join(packageRoot, 'dist', 'cli', 'assay.js');
const secondProfile = join(packageRoot, 'fixtures', 'profiles', 'node-saml.yaml');
const out = join('reports', 'latest');

async function exitCodeOf(run: ChildProcess): Promise<number> {
  const [code] = await once(run, 'exit');
  return typeof code === 'number' ? code : 3;
}

// Children get Ctrl-C themselves and write their reports before they end.
process.on('SIGINT', () => {});

console.log('— The reference SP, with both documents —\n');
const selection = process.argv.slice(2);
const reference = spawn(process.execPath, [assay, 'certify', '--out', out, ...selection], { stdio: 'inherit' });
const second = spawn(
  process.execPath,
  [assay, 'certify', '--profile', secondProfile, '--out', join(out, 'node-saml')],
  {
    stdio: ['ignore', 'pipe', 'pipe'],
  },
);
const exits = [exitCodeOf(reference), exitCodeOf(second)];
const said = Promise.all([text(second.stdout), text(second.stderr)]);

await exits[0];
console.log('\n— A second SP, built on @node-saml/node-saml, as a black box —\n');
console.log((await said).join('').trim());
process.exitCode = Math.max(...(await Promise.all(exits)));
