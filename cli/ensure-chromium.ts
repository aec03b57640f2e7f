/** Run by npm scripts, never by `assay`: makes sure that there is a Chromium, and says what it does. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findChromium } from './chromium.ts';
import { sentenceOf } from './failure.ts';

/** A way to get a browser: whether it can be tried here, and what to run. */
interface Way {
  says: string;
  possible(): boolean;
  commands: readonly (readonly [string, ...string[]])[];
}

const playwrightCli = join(dirname(createRequire(import.meta.url).resolve('playwright')), 'cli.js');

/** In this order: a distribution's package brings the libraries that a bare machine lacks, a download does not. */
const ways: readonly Way[] = [
  {
    says: "No Chromium found: installing Debian's chromium-headless-shell package.",
    possible: () => process.getuid?.() === 0 && existsSync('/etc/debian_version'),
    commands: [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', ...fontIfNone()],
    ],
  },
  {
    says: 'No Chromium found: downloading the one playwright offers.',
    possible: () => existsSync(playwrightCli),
    commands: [[process.execPath, playwrightCli, 'install', '--only-shell', 'chromium']],
  },
];

/** A page without any font is a page without words in every picture. */
function fontIfNone(): string[] {
  const folder = '/usr/share/fonts';
  return existsSync(folder) && readdirSync(folder).length > 0 ? [] : ['fonts-dejavu-core'];
}

function take({ commands, says }: Way): boolean {
  console.log(says);
  const done = commands.every(([command, ...rest]) => {
    const { status } = spawnSync(command, rest, { stdio: 'ignore', timeout: 300_000 });
    return status === 0;
  });
  if (!done) console.log('That did not work here.');
  return done;
}

function ensure(): number {
  if (findChromium(process.env) !== undefined) return 0;
  for (const way of ways) {
    if (way.possible() && take(way) && findChromium(process.env) !== undefined) return 0;
  }
  console.error('No Chromium could be had: install one and name it in PLAYWRIGHT_CHROMIUM_EXECUTABLE.');
  return 2;
}

try {
  process.exitCode = ensure();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 2;
}
