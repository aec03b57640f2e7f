import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { ConfigurationError } from '../steps/index.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
/** Without a window of its own it walks the same pages with two thirds of the work. */
const headlessNames = ['chromium-headless-shell', 'chrome-headless-shell', ...names];

/**
 * The Chromium to use: the one named, an installed one, playwright's own if it is there.
 * `headed`: somebody wants to watch, so one that has a window.
 */
export function findChromium(environment: NodeJS.ProcessEnv, headed = false): string | undefined {
  const named = environment.PLAYWRIGHT_CHROMIUM_EXECUTABLE;
  if (named !== undefined && named !== '') {
    if (runs(named)) return named;
    throw new ConfigurationError(
      'chromium_missing',
      `PLAYWRIGHT_CHROMIUM_EXECUTABLE names ${named}, which cannot be run: correct it or unset it.`,
    );
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const wanted = headed ? names : headlessNames;
  const installed = wanted.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
  return installed ?? downloaded();
}

/** As `findChromium`, or one sentence with the remedy; a window also needs a screen to be shown on. */
export function needChromium(environment: NodeJS.ProcessEnv, headed = false, platform = process.platform): string {
  if (headed && platform === 'linux' && !hasDisplay(environment)) {
    throw new ConfigurationError(
      'display_missing',
      '--headed shows the browser, and this machine has no display (DISPLAY and WAYLAND_DISPLAY are not set): leave it out, or put "xvfb-run -a" before the command.',
    );
  }
  const found = findChromium(environment, headed);
  if (found !== undefined) return found;
  throw new ConfigurationError(
    'chromium_missing',
    'No Chromium was found: install the chromium package of your system or run "npx playwright install chromium", or name one in PLAYWRIGHT_CHROMIUM_EXECUTABLE.',
  );
}

const hasDisplay = ({ DISPLAY = '', WAYLAND_DISPLAY = '' }: NodeJS.ProcessEnv): boolean =>
  DISPLAY !== '' || WAYLAND_DISPLAY !== '';

function downloaded(): string | undefined {
  const playwright: unknown = createRequire(import.meta.url)('playwright');
  const path = executablePath(playwright);
  return path !== undefined && existsSync(path) ? path : undefined;
}

function executablePath(playwright: unknown): string | undefined {
  if (typeof playwright !== 'object' || playwright === null || !('chromium' in playwright)) return undefined;
  const { chromium } = playwright;
  if (typeof chromium !== 'object' || chromium === null || !('executablePath' in chromium)) return undefined;
  const path: unknown = typeof chromium.executablePath === 'function' ? chromium.executablePath() : undefined;
  return typeof path === 'string' ? path : undefined;
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
