import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consumeResponse } from './index.ts';
import { circumstances, compose, form, goodAssertion } from './testing/sign-response.testing.ts';

const originals = (['assertion', 'response', 'both'] as const).map((sign) => compose({ sign }));
const forged = goodAssertion.replace('_a1', '_evil').replace('alice@', 'bob@');
const snippets = [
  ...[
    '<!-- -->',
    '<?x y?>',
    '<![CDATA[',
    ']]>',
    '&#x41;',
    '&amp;',
    '<',
    '>',
    '"',
    '\u0000',
    'xmlns="urn:x"',
    'ID="_a1"',
  ],
  ...['<!DOCTYPE x>', '<x/>', '</saml:Assertion>', 'bob@example.com', forged, '_r1', '', ' '],
];

/** Inserts, deletes, copies or replaces pieces at any place of a good message. */
const mutation = fc.record({
  at: fc.nat(20_000),
  length: fc.oneof(fc.nat(20), fc.nat(4000)),
  to: fc.nat(20_000),
  piece: fc.oneof(fc.constantFrom(...snippets), fc.string({ maxLength: 8 })),
  kind: fc.constantFrom('insert', 'delete', 'copy', 'replace', 'swap-names' as const),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function apply(xml: string, { at, length, to, piece, kind }: Mutation): string {
  const start = at % (xml.length + 1);
  const end = Math.min(xml.length, start + length);
  const cut = xml.slice(start, end);
  const target = to % (xml.length + 1);
  if (kind === 'insert') return xml.slice(0, start) + piece + xml.slice(start);
  if (kind === 'delete') return xml.slice(0, start) + xml.slice(end);
  if (kind === 'copy') return xml.slice(0, target) + cut + xml.slice(target);
  if (kind === 'replace') return xml.slice(0, start) + piece + xml.slice(end);
  return xml.replaceAll('alice@', 'bob@').slice(0, xml.length);
}

test('no mutation of a good Response lets in anyone else, throws, or takes a second of computing', async () => {
  // The first one loads saml2-js, which is not what is measured here.
  await consumeResponse(form(originals[0] ?? ''), circumstances());
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      async (original, mutations) => {
        const xml = mutations.reduce(apply, original);
        const started = process.cpuUsage();
        const consumed = await consumeResponse(form(xml), circumstances());
        expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
        if (!consumed.accepted) return;
        accepted += 1;
        expect(consumed.identity.nameId).toBe('alice@example.com');
        expect({ ...consumed.identity.attributes }).toEqual({ name: ['Alice Anderson'] });
      },
    ),
    { numRuns: 3000, interruptAfterTimeLimit: 2500, markInterruptAsFailure: false },
  );
  expect(accepted).toBeGreaterThan(0);
});

test('no bytes at all make it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect(await consumeResponse(form(Buffer.from(bytes)), circumstances())).toMatchObject({ accepted: false });
    }),
    { numRuns: 300 },
  );
});
