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
  // Cookies go by site all the same; a process for each site of each person costs more than all the pages.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process',
  '--renderer-process-limit=2',
];

/** Starts a browser; playwright is loaded only here. */
export async function launchChromium(
  options: ChromiumOptions,
): Promise<{ newAgent(options?: AgentOptions): Promise<ChromiumAgent>; close(): Promise<void> }> {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({
    executablePath: options.executablePath,
    headless: !options.headed,
    slowMo: options.slowMs,
    args: flags,
  });
  return { newAgent: (options) => ChromiumAgent.open(browser, options), close: () => browser.close() };
}
