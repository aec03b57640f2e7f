import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCorpus, withNews } from './corpus.ts';
import { attackWith, fuzz } from './fuzz.ts';
import { encodings, mutators } from './mutate/index.ts';
import { createRandom } from './random.ts';
import { openMockIdp, openReferenceSp, type Target } from './targets/index.ts';

const now = () => new Date();
const bounded = 120;

describe.each([
  ['responses', openReferenceSp],
  ['requests', openMockIdp],
] as const)('mutated %s', (name, open) => {
  let target: Target;
  beforeAll(async () => {
    target = await open(now);
  });
  afterAll(() => target.close());

  test('a message that nobody touched is taken', async () => {
    // Bindings and signatures of requests are left to chance, too: among so many some are as they should be.
    const outcomes = [];
    for (let seed = 0; seed < 10; seed += 1) {
      const random = createRandom(seed);
      const { outcome, trouble } = await target.attack(await target.fresh(random), encodings[0], random);
      expect(trouble).toBeUndefined();
      outcomes.push(outcome);
    }
    expect(outcomes.filter((outcome) => /^signed-in$|Response-Success$/.test(outcome)).length).toBeGreaterThan(3);
  });

  test('that were interesting once are still no trouble', async () => {
    const seeds = readCorpus().filter((mutant) => mutant.target === name);
    expect(seeds.length).toBeGreaterThan(3);
    const troubles = [];
    for (const { seed } of seeds) troubles.push((await attackWith(target, seed)).trouble);
    expect(troubles.filter((trouble) => trouble !== undefined)).toEqual([]);
  }, 120_000);

  test('of any seed are no trouble', async () => {
    const untroubled = fc.asyncProperty(fc.nat(), async (seed) => {
      expect(await attackWith(target, seed)).not.toHaveProperty('trouble');
    });
    await fc.assert(untroubled, { numRuns: bounded });
  }, 120_000);
});

test('an SP that checks no signature is found out', async () => {
  const off = [
    'signature_missing',
    'signature_invalid',
    'signature_reference_invalid',
    'signature_coverage_insufficient',
  ];
  const broken = await openReferenceSp(now, off);
  const { findings } = await fuzz(broken, { seed: 1, goOn: (mutants) => mutants < 300 });
  await broken.close();
  expect(findings.map(({ trouble }) => trouble)).toContain('let in as bob@example.com');
}, 120_000);

test('a seed makes the same mutant again, and every mutator and encoding is total', () => {
  const documents = ['', 'x', '<a/>', '<a ID="b"><c>alice@example.com</c></a>'];
  for (const { mutate, name } of mutators) {
    for (const xml of documents) {
      const twice = [mutate(xml, createRandom(7)), mutate(xml, createRandom(7))];
      expect(twice[0], name).toBe(twice[1]);
    }
  }
  for (const { encode, name } of encodings) {
    for (const xml of documents) {
      const twice = [1, 2].map(() => encode(xml, (octets) => octets, createRandom(7)));
      expect(twice[0], name).toBe(twice[1]);
    }
  }
});

test('the corpus grows by what is new, and keeps its order', () => {
  const known = { target: 'responses', seed: 5, outcome: 'xml_invalid' } as const;
  const news = { target: 'requests', seed: 7, outcome: '400-page' } as const;
  const lines = withNews([known], [news, known]).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([news, known]);
});
