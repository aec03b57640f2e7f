import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { CoveredStep, DocumentedStep, Problem } from './model.ts';
import { readScenarios, type WrittenScenario } from './scenario.ts';

const file = 'features/requirements/documented-steps.json';
const stepTag = /^@((?:IPA|MAN|D)-.*)$/;

/** Reads the documented steps below this root with the scenarios that show them. A root without them documents nothing. */
export function readDocumentedSteps(root: string): { steps: CoveredStep[]; problems: Problem[] } {
  const features = join(root, 'features');
  if (!readdirSync(join(features, 'requirements')).includes('documented-steps.json'))
    return { steps: [], problems: [] };
  const parsed: unknown = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const valid = validator();
  if (!valid(parsed)) {
    const problems = (valid.errors ?? []).map(({ instancePath, message }) =>
      problem(`${file}${instancePath}`, message ?? 'is not valid'),
    );
    return { steps: [], problems };
  }
  return judged(parsed, scenariosUnder(root));
}

/** Joins steps and scenarios, and says where one has no other. */
export function judged(
  documented: readonly DocumentedStep[],
  scenarios: readonly WrittenScenario[],
): { steps: CoveredStep[]; problems: Problem[] } {
  const tagged = scenarios.flatMap((scenario) => idsOf(scenario).map((id) => ({ id, scenario })));
  const ids = new Set(documented.map(({ id }) => id));
  const unknown = tagged
    .filter(({ id }) => !ids.has(id))
    .map(({ id, scenario }) => problem(`${scenario.file}:${scenario.line}`, `the tag @${id} names no documented step`));
  const steps = documented.map((step) => ({
    ...step,
    scenarios: tagged
      .filter(({ id }) => id === step.id)
      .map(({ scenario }) => ({ name: scenario.name, file: scenario.file })),
  }));
  return { steps, problems: [...unknown, ...twice(documented), ...steps.flatMap(uncovered)] };
}

function uncovered({ id, notTested, scenarios }: CoveredStep): Problem[] {
  const excused = notTested !== undefined;
  if (scenarios.length === 0 && !excused)
    return [problem(file, `${id} has no scenario: tag one with @${id}, or say in notTested why there is none`)];
  if (scenarios.length > 0 && excused)
    return [problem(file, `${id} says that it has no scenario, yet one is tagged: remove notTested`)];
  return [];
}

function twice(documented: readonly DocumentedStep[]): Problem[] {
  return documented
    .filter(({ id }, index) => documented.findIndex((other) => other.id === id) !== index)
    .map(({ id }) => problem(file, `${id} is stated twice`));
}

const problem = (where: string, message: string): Problem => ({ rule: 'documented-step', where, message });

/** Ids of a scenario and of its Examples, each once. */
function idsOf({ rows, tags }: WrittenScenario): string[] {
  const all = [...tags, ...rows.flatMap((row) => row.tags)];
  return [...new Set(all.flatMap((tag) => stepTag.exec(tag)?.[1] ?? []))];
}

function scenariosUnder(root: string): WrittenScenario[] {
  return readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.feature'))
    .sort()
    .flatMap((name) => {
      const path = `features/${name.replaceAll('\\', '/')}`;
      return readScenarios(path, readFileSync(join(root, path), 'utf8'));
    });
}

function validator() {
  const path = createRequire(import.meta.url).resolve('#package/reports/catalogue/documented-steps.schema.json');
  return new Ajv({ allErrors: true }).compile<DocumentedStep[]>(JSON.parse(readFileSync(path, 'utf8')));
}
