import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type FeatureChild, IdGenerator, type Scenario, type Step as StepNode, type Tag } from '@cucumber/messages';
import type { Step } from './model.ts';

/** One scenario as written, with the tags it inherits. */
export interface WrittenScenario {
  file: string;
  line: number;
  name: string;
  featureName: string;
  rule?: string;
  /** Own and inherited, without the tags of Examples. */
  tags: readonly string[];
  steps: readonly Step[];
  /** One entry for each row of each Examples block; none for a plain scenario. */
  rows: readonly { tags: readonly string[]; values: Readonly<Record<string, string>> }[];
}

/** Reads the scenarios of one feature file; throws the parser's error, which names the line. */
export function readScenarios(file: string, text: string): WrittenScenario[] {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
  const feature = parser.parse(text).feature;
  if (feature === undefined) return [];
  const frame = { file, featureName: feature.name };
  return collect(feature.children, frame, names(feature.tags));
}

interface Frame {
  file: string;
  featureName: string;
  rule?: string;
  background?: readonly Step[];
}

function collect(children: readonly FeatureChild[], frame: Frame, tags: readonly string[]): WrittenScenario[] {
  let background = frame.background ?? [];
  const found: WrittenScenario[] = [];
  for (const child of children) {
    if (child.background) background = [...background, ...steps(child.background.steps)];
    if (child.scenario) found.push(written(child.scenario, { ...frame, background }, tags));
    if (child.rule) {
      const inner = { ...frame, background, rule: child.rule.name };
      found.push(...collect(child.rule.children, inner, [...tags, ...names(child.rule.tags)]));
    }
  }
  return found;
}

function written(scenario: Scenario, frame: Frame, inherited: readonly string[]): WrittenScenario {
  return {
    file: frame.file,
    line: scenario.location.line,
    name: scenario.name,
    featureName: frame.featureName,
    ...(frame.rule === undefined ? {} : { rule: frame.rule }),
    tags: [...inherited, ...names(scenario.tags)],
    steps: [...(frame.background ?? []), ...steps(scenario.steps)],
    rows: scenario.examples.flatMap((examples) =>
      examples.tableBody.map((row) => ({
        tags: names(examples.tags),
        values: Object.fromEntries(
          (examples.tableHeader?.cells ?? []).map((cell, index) => [cell.value, row.cells[index]?.value ?? '']),
        ),
      })),
    ),
  };
}

const names = (tags: readonly Tag[]): string[] => tags.map((tag) => tag.name);

/** `And` and `But` take the keyword of the step before. */
function steps(nodes: readonly StepNode[]): Step[] {
  let last: Step['keyword'] = 'Given';
  return nodes.map((node) => {
    const keyword = node.keyword.trim();
    if (keyword === 'Given' || keyword === 'When' || keyword === 'Then') last = keyword;
    return { keyword: last, text: node.text };
  });
}
