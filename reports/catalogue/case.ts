import type { CatalogueCase } from './model.ts';
import type { WrittenScenario } from './scenario.ts';
import { effectsOf, tagged, variantsOf } from './tags.ts';
import { expectationOf, faultOf, reasonOf } from './vocabulary.ts';

/** Reads a scenario as a case; undefined when a rule about its tags or its Then is broken (the rule reports it). */
export function caseOf(scenario: WrittenScenario): CatalogueCase | undefined {
  const slug = tagged(scenario.tags, 'slug')[0];
  const area = tagged(scenario.tags, 'area')[0];
  const then = scenario.steps.filter((step) => step.keyword === 'Then').map((step) => step.text);
  const expected = then.map(expectationOf).find((found) => found !== undefined);
  if (slug === undefined || area === undefined || expected === undefined) return undefined;
  const reason = then.map(reasonOf).find((found) => found !== undefined);
  const control = tagged(scenario.tags, 'control')[0];
  return {
    slug,
    area,
    title: scenario.name,
    ...(scenario.rule === undefined ? {} : { rule: scenario.rule }),
    expected,
    ...(reason === undefined ? {} : { expectedReason: reason }),
    requirements: tagged(scenario.tags, 'req'),
    ...(control === undefined ? {} : { control }),
    needs: tagged(scenario.tags, 'needs'),
    effects: effectsOf(scenario.tags),
    variants: scenario.rows.flatMap((row) => variantsOf(row.tags)),
    perVariant: perVariant(scenario),
    faults: faultsOf(scenario),
    file: scenario.file,
    line: scenario.line,
  };
}

/** Names of the faults that the scenario arms, with the values of its Examples filled in. */
export function faultsOf(scenario: WrittenScenario): string[] {
  const names = scenario.steps.flatMap((step) => faultOf(step.text) ?? []);
  const filled = names.flatMap((name) =>
    name.includes('<')
      ? scenario.rows.map((row) => name.replace(/<([^>]+)>/g, (_, column: string) => row.values[column] ?? ''))
      : [name],
  );
  return [...new Set(filled)];
}

/** Examples of a variant may name their own twin and needs. */
function perVariant({ rows }: WrittenScenario): CatalogueCase['perVariant'] {
  return Object.fromEntries(
    rows.flatMap(({ tags }) =>
      variantsOf(tags).map((variant) => {
        const control = tagged(tags, 'control')[0];
        return [variant, { ...(control === undefined ? {} : { control }), needs: tagged(tags, 'needs') }];
      }),
    ),
  );
}
