import { ChromiumAgent } from './agent.ts';
import type { AgentOptions, ChromiumOptions } from './contracts.ts';

/** Chromium never calls home while it judges. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  // Whose cookies travel and which page may read which is decided in the browser process, so that one process for all pages
  // judges the same; a new one at each change of site, which is each sign-in's way twice, costs three times the pages.
  '--disable-site-isolation-trials',
  '--renderer-process-limit=1',
];

export interface LaunchedChromium {
  newAgent(options?: AgentOptions): Promise<ChromiumAgent>;
  /** False once it has crashed or was ended by somebody. */
  runs(): boolean;
  close(): Promise<void>;
}

/** There is no browser to judge with: this machine's trouble, never the SP's. */
class BrowserError extends Error {
  readonly code = 'browser_not_started';
}

/** Starts a browser; playwright is loaded only here. Throws BrowserError, which names the remedy. */
export async function launchChromium(options: ChromiumOptions): Promise<LaunchedChromium> {
  const { chromium } = await import('playwright');
  const launched = chromium.launch({
    executablePath: options.executablePath,
    headless: !options.headed,
    slowMo: options.slowMs,
    args: flags,
  });
  const browser = await launched.catch((error: unknown) => {
    throw new BrowserError(whyNot(options, String(error)));
  });
  return {
    newAgent: (options) => ChromiumAgent.open(browser, options),
    runs: () => browser.isConnected(),
    close: () => browser.close(),
  };
}

/** Playwright's words run over sixty lines, most of them the flags of the command. */
function whyNot({ executablePath, headed }: ChromiumOptions, words: string): string {
  const begin = `The browser did not start, so nothing is judged: ${executablePath}`;
  if (headed && /XServer|cannot open display/i.test(words)) {
    return `${begin} finds no screen where DISPLAY or WAYLAND_DISPLAY says: correct it, leave --headed out, or put "xvfb-run -a" before the command.`;
  }
  const complaint = /\[err\] (?!.*dbus)(.+)/.exec(words)?.[1] ?? /exitCode=\d+|ENOENT|EACCES/.exec(words)?.[0];
  return `${begin} does not run, "${complaint ?? words.split('\n')[0]}". Mend it, or name another Chromium in PLAYWRIGHT_CHROMIUM_EXECUTABLE.`;
}
