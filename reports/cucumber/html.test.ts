import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stream } from '../testing/canned.ts';
import { writeCucumberHtml } from './html.ts';

it('is Cucumber’s page with the scenarios of the run, without the bulk of what was attached', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-cucumber-'));
  try {
    const walk = { name: 'A walk to remember', tags: [], status: 'PASSED' as const, picture: Buffer.from('picture') };
    const lines = stream([walk]).map((envelope) => JSON.stringify(envelope));
    writeFileSync(join(folder, 'messages.ndjson'), `${lines.join('\n')}\n{"half`);
    await writeCucumberHtml(join(folder, 'messages.ndjson'), join(folder, 'cucumber.html'));
    const html = readFileSync(join(folder, 'cucumber.html'), 'utf8');
    expect(html).toContain('A walk to remember');
    expect(html).not.toContain(Buffer.from('picture').toString('base64'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
