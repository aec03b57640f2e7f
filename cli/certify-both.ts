/** Run by npm scripts: certifies the reference SP with both documents, then a second SP as a black box. Ends with the worse exit code. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const packageRoot = join(createRequire(import.meta.url).resolve('#package/package.json'), '..');
const assay = join(packageRoot, 'dist', 'cli', 'assay.js');

const runs: readonly { title: string; options: readonly string[] }[] = [
  { title: 'The reference SP', options: [] },
  {
    title: 'A second SP, built on @node-saml/node-saml',
    options: [
      '--profile',
      join(packageRoot, 'fixtures', 'profiles', 'node-saml.yaml'),
      '--out',
      join('reports', 'latest', 'node-saml'),
    ],
  },
];

let worst = 0;
for (const { title, options } of runs) {
  console.log(`\n— ${title} —\n`);
  // The child gets Ctrl-C itself, and writes its report before it ends.
  const { status } = spawnSync(process.execPath, [assay, 'certify', ...options], { stdio: 'inherit' });
  worst = Math.max(worst, status ?? 3);
  if (status === null || status === 130) break;
}
process.exitCode = worst;
