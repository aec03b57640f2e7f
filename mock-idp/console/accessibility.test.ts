/** One walk past all pages in Chromium: axe finds nothing serious, nothing sticks out, and no page is left out. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pages } from './pages/index.ts';
import { paths } from './paths.ts';
import { type FullIdp, startFullIdp } from './testing/organisation.ts';
import { walkConsole, walkSamlFace } from './testing/walk.ts';

// Where there is no browser these tests are reported as skipped, never as passed.
const executablePath = [
  process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
].find((path) => path !== undefined && existsSync(path));

/** Files to be downloaded; a browser shows no page for them. */
const downloads = [
  '/applications/:app/certificate',
  '/applications/:app/signing-certificates/:kid/certificate',
  '/trace/:exchange/export',
  '/seed/download',
];

const pattern = (path: string) => new RegExp(`^${paths.base}${path.replace(/:\w+/g, '[^/]+')}$`);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, run in the page itself: no page of ours has frames, for whose sake a runner outside takes twice as long. */
const violationsOn = (page: Page): Promise<Result[]> =>
  page.evaluate(`${axe}\naxe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)`);

describe.skipIf(executablePath === undefined)('every page', () => {
  let full: FullIdp;
  let browser: Browser;
  const findings: string[] = [];
  const seen = new Set<string>();

  const look = async (page: Page, name: string) => {
    seen.add(new URL(page.url()).pathname);
    for (const { id, impact, nodes } of await violationsOn(page)) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      findings.push(`${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (width > 0) findings.push(`${name}: the page is ${width} px wider than the window`);
  };

  beforeAll(async () => {
    full = await startFullIdp();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await full?.idp.close();
  });

  test('reads well for everybody, in a narrow window and in the dark, too', async () => {
    const narrow = await browser.newContext({ viewport: { width: 375, height: 800 }, colorScheme: 'dark' });
    narrow.setDefaultTimeout(15_000);
    await walkConsole(await narrow.newPage(), full, look);
    await walkSamlFace(
      await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage(),
      full,
      look,
    );
    expect(findings).toEqual([]);
    const unseen = pages
      .filter(({ method, path }) => method === 'get' && !downloads.includes(path))
      .filter(({ path }) => ![...seen].some((address) => pattern(path).test(address)));
    expect(unseen.map(({ path }) => path)).toEqual([]);
  }, 600_000);
});
