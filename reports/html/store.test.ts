import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { buildReport, MessageReader } from '../conformance/index.ts';
import { type CannedScenario, catalogue, evidence, facts, stream } from '../testing/canned.ts';
import { htmlOf } from './page.tsx';

const message = `<Response>${'<Attribute Name="x"/>'.repeat(200)}`;
const scenario = (slug: string, outcome: 'refused' | 'accepted-as-expected'): CannedScenario => ({
  name: `The case ${slug}`,
  tags: [slug],
  status: 'PASSED',
  evidence: evidence(slug, {
    outcome,
    sent: `${message}<Audience>a</Audience>`,
    plain: `${message}<Audience>b</Audience>`,
  }),
});

function page(scenarios: CannedScenario[]): { html: string; stored: string[] } {
  const reader = new MessageReader();
  for (const envelope of stream(scenarios)) reader.add(envelope);
  const html = htmlOf(buildReport(reader.scenarios(), catalogue, facts).report, catalogue);
  const packed = /<script type="text\/plain" id="stored">([A-Za-z0-9+/=]+)<\/script>/.exec(html)?.[1] ?? '';
  return { html, stored: JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) };
}

it('keeps what needs attention in the page, and the inside of everything else for later', () => {
  const { html, stored } = page([
    scenario('au-wrong', 'accepted-as-expected'),
    {
      ...scenario('st-good', 'accepted-as-expected'),
      evidence: evidence('st-good', { expected: 'accept', outcome: 'accepted-as-expected' }),
    },
  ]);
  expect(html).toContain('<ins>  &lt;Audience>a&lt;/Audience></ins>');
  expect(stored).toHaveLength(1);
  expect(stored[0]).toContain('--only st-good');
  expect(html).not.toContain('--only st-good');
  expect(html).toContain('data-stored="0"');
});

it('costs little for a message that many cases sent', () => {
  const many = Array.from({ length: 300 }, () => scenario('au-wrong', 'accepted-as-expected'));
  const few = page(many.slice(0, 30)).html.length;
  expect(page(many).html.length - few).toBeLessThan(270 * 1000);
});
