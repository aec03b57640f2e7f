import { describe, expect, test } from 'vitest';
import type { WrittenRequirement } from '../requirements.ts';
import { readScenarios } from '../scenario.ts';
import { brokenRules, type Material } from './index.ts';

const requirement = (id: string, more: Partial<WrittenRequirement> = {}): WrittenRequirement => ({
  id,
  text: 'An Assertion is meant for one SP.',
  why: 'Otherwise it opens them all.',
  fix: 'Compare the audience.',
  clauses: ['SAMLCore §2.5.1.4'],
  obligation: { core: 'MUST' },
  file: 'audience.json',
  ...more,
});

const good = `
@area:AUD
Feature: Audience
  @req:audience-must-match
  Rule: The audience is this SP
    @st-success-baseline
    Scenario: Good
      When Alice signs in
      Then the SP signs Alice in

    @au-wrong @control:st-success-baseline
    Scenario: Wrong
      Given the IdP will send "audience-wrong"
      When Alice signs in
      Then the SP refuses with "audience_mismatch"

    @xs-3
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

function broken(feature: string, more: Partial<Material> = {}): string[] {
  const problems = brokenRules({
    scenarios: readScenarios('audience.feature', feature),
    requirements: [requirement('audience-must-match')],
    faultsWithoutCase: new Map(),
    ...more,
  });
  return [...new Set(problems.map((problem) => problem.rule))];
}

test('a good catalogue breaks no rule', () => {
  expect(broken(good, { faultNames: ['audience-wrong', 'xsw-3'], reasonCodes: ['audience_mismatch'] })).toEqual([]);
});

describe('each rule notices its breach, and only it', () => {
  const breaches: [rule: string, feature: string, more?: Partial<Material>][] = [
    ['known-tag', good.replace('@au-wrong', '@au-wrong @needs-teleportation')],
    ['known-tag', good.replace('@au-wrong', '@au-wrong @TODO')],
    ['one-slug', good.replace('@au-wrong ', '')],
    ['one-slug', good.replace('@au-wrong', '@au-wrong @au-other')],
    ['unique-slug', good.replace('@xs-3', '@au-wrong')],
    ['one-area', good.replace('@area:AUD', '')],
    ['one-area', good.replace('@area:AUD', '@area:AUD @area:TIM')],
    ['known-step', good.replace('And the IdP will send "xsw-3" naming Bob', 'And the IdP is unwell')],
    [
      'known-step',
      good.replace('When Alice signs in\n      Then the SP refuses', 'When Carol tries\n      Then the SP refuses'),
    ],
    [
      'one-expectation',
      good.replace('Then the SP does not sign in Bob', 'Then the SP does not sign in Bob\n      And the SP survives'),
    ],
    ['variant-rows', good.replace('@variant:A ', '')],
    ['variant-rows', good.replace('| the Assertion |', '| the Assertion |\n        | the Response |')],
    ['known-requirement', good.replace('@au-wrong', '@au-wrong @req:unheard-of')],
    [
      'unique-requirement',
      good,
      { requirements: [requirement('audience-must-match'), requirement('audience-must-match')] },
    ],
    [
      'used-or-not-tested',
      good,
      { requirements: [requirement('audience-must-match'), requirement('audience-present')] },
    ],
    [
      'used-or-not-tested',
      good,
      { requirements: [requirement('audience-must-match', { notTested: 'It is too hard to test.' })] },
    ],
    [
      'used-or-not-tested',
      good,
      {
        requirements: [
          requirement('audience-must-match'),
          requirement('audience-present', { notTested: 'It is too hard to test.', rows: ['au-wrong'] }),
        ],
      },
    ],
    ['used-or-not-tested', good, { requirements: [requirement('audience-must-match', { rows: ['au-other'] })] }],
    ['positive-twin', good.replace(' @control:st-success-baseline\n    Scenario: Wrong', '\n    Scenario: Wrong')],
    [
      'positive-twin',
      good.replace('@control:st-success-baseline\n    Scenario: Wrong', '@control:xs-3\n    Scenario: Wrong'),
    ],
    ['positive-twin', good.replace('@needs-assertion-signed-only @control:st-success-baseline', '')],
    ['distinct-case', good.replace('      Given the IdP will send "audience-wrong"\n', '')],
    ['used-fault', good, { faultNames: ['audience-wrong'] }],
    ['used-fault', good, { faultNames: ['audience-wrong', 'xsw-3', 'xsw-4'] }],
    [
      'used-fault',
      good,
      { faultNames: ['audience-wrong', 'xsw-3'], faultsWithoutCase: new Map([['xsw-3', 'It is for people.']]) },
    ],
    ['known-reason', good, { reasonCodes: ['assertion_expired'] }],
  ];
  test.each(breaches)('%s (%#)', (rule, feature, more) => {
    expect(broken(feature, more)).toEqual([rule]);
  });
});

test('a fault without a case is fine once listed with its reason', () => {
  const faultNames = ['audience-wrong', 'xsw-3', 'xsw-4'];
  expect(broken(good, { faultNames, faultsWithoutCase: new Map([['xsw-4', 'For people at the console.']]) })).toEqual(
    [],
  );
  expect(broken(good, { faultNames, faultsWithoutCase: new Map([['xsw-4', '']]) })).toEqual(['used-fault']);
});
