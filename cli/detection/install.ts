import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Installation } from '../../steps/index.ts';

/** The registry, or the way to it, gave no packages: nothing can be said. */
export class NotInstalledError extends Error {
  readonly code = 'not_installed';
}

/** One at a time: two installations of the same thing would overwrite each other. */
let queue: Promise<unknown> = Promise.resolve();

/** Installs without running any script of the packages; what was installed before is used again. Answers the folder. */
export function install(wanted: Installation): Promise<string> {
  const next = queue.then(() => installed(wanted));
  queue = next.catch(() => undefined);
  return next;
}

async function installed({ packages, pinned = {} }: Installation): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify({ packages, pinned })).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), 'saml-assay-libraries', digest);
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, overrides: pinned }));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawn('npm', ['install', ...options, ...packages], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const failed = once(npm, 'error').then(([error]) => {
    throw new NotInstalledError(`npm could not be started: ${String(error)}`);
  });
  const ended = Promise.all([once(npm, 'exit'), text(npm.stderr)]);
  const [[code], said] = await Promise.race([ended, failed]);
  if (code !== 0)
    throw new NotInstalledError(`npm could not install ${packages.join(' ')}: ${said.trim().split('\n')[0]}`);
  writeFileSync(complete, '');
  return folder;
}
