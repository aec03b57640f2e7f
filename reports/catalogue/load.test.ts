import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CatalogueError, loadCatalogue, needsOf, obligationAt, twinOf } from './index.ts';

const feature = `
@area:AUD
Feature: Audience
  @req:audience-must-match
  Rule: The audience is this SP
    @st-success-baseline
    Scenario: Good
      When Alice signs in
      Then the SP signs Alice in

    @xs-3 @needs-idp-initiated
    Scenario Outline: Wrapped
      Given the IdP signs <signed>
      And the IdP will send "xsw-3" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob
      @variant:A @needs-assertion-signed-only @control:st-success-baseline
      Examples:
        | signed        |
        | the Assertion |
`;
const requirements = [
  {
    id: 'audience-must-match',
    text: 'An Assertion is meant for one SP.',
    why: 'Otherwise it opens them all.',
    fix: 'Compare the audience.',
    clauses: ['SAMLCore §2.5.1.4'],
    obligation: { core: 'SHOULD', strict: 'MUST' },
  },
];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'catalogue-'));
  for (const folder of ['features/conformance', 'features/requirements'])
    mkdirSync(join(root, folder), { recursive: true });
  write('features/conformance/audience.feature', feature);
  write('features/conformance/faults-without-case.json', '{}');
  write('features/requirements/audience.json', JSON.stringify(requirements));
});
afterEach(() => rmSync(root, { recursive: true }));
const write = (path: string, text: string) => writeFileSync(join(root, path), text);

test('reads areas, requirements and cases', () => {
  const catalogue = loadCatalogue({ root });
  expect([...catalogue.areas.values()]).toEqual([{ code: 'AUD', title: 'Audience' }]);
  expect(catalogue.requirements.get('audience-must-match')?.obligation).toEqual({ core: 'SHOULD', strict: 'MUST' });
  expect(catalogue.cases.map(({ slug, expected, variants, faults }) => ({ slug, expected, variants, faults }))).toEqual(
    [
      { slug: 'st-success-baseline', expected: 'accept', variants: [], faults: [] },
      { slug: 'xs-3', expected: 'unforged', variants: ['A'], faults: ['xsw-3'] },
    ],
  );
});

test('a variant has the twin and the needs of its Examples', () => {
  const wrapped = loadCatalogue({ root }).cases[1];
  expect(wrapped && [twinOf(wrapped), twinOf(wrapped, 'A')]).toEqual([undefined, 'st-success-baseline']);
  expect(wrapped && needsOf(wrapped, 'A')).toEqual(['idp-initiated', 'assertion-signed-only']);
});

test('a level only adds to core', () => {
  const requirement = loadCatalogue({ root }).requirements.get('audience-must-match');
  expect(
    requirement && [
      obligationAt(requirement, 'core'),
      obligationAt(requirement, 'strict'),
      obligationAt(requirement, 'sdp'),
    ],
  ).toEqual(['SHOULD', 'MUST', 'SHOULD']);
});

test('the digest changes with any of its texts', () => {
  const before = loadCatalogue({ root }).digest;
  write('features/conformance/audience.feature', feature.replace('Good', 'Better'));
  expect(loadCatalogue({ root }).digest).not.toBe(before);
});

describe('what cannot be read is a problem, not an empty catalogue', () => {
  const wrong: [string, string, string][] = [
    ['features/requirements/audience.json', '[{]', 'requirement-schema'],
    [
      'features/requirements/audience.json',
      JSON.stringify([{ ...requirements[0], level: 'MUST' }]),
      'requirement-schema',
    ],
    [
      'features/requirements/audience.json',
      JSON.stringify([{ ...requirements[0], obligation: { core: 'must' } }]),
      'requirement-schema',
    ],
    ['features/conformance/audience.feature', 'Feature: A\n  Scenario: y\n    Given x\n    Nonsense', 'gherkin'],
  ];
  test.each(wrong)('%s %#', (path, text, rule) => {
    write(path, text);
    let caught: unknown;
    try {
      loadCatalogue({ root });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(CatalogueError);
    expect(caught instanceof CatalogueError && caught.problems.map((problem) => problem.rule)).toContain(rule);
  });
});
