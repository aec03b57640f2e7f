import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { caseOf } from './case.ts';
import { readDocumentedSteps } from './documented-steps.ts';
import type { Catalogue, Problem } from './model.ts';
import { readRequirements } from './requirements.ts';
import { brokenRules } from './rules/index.ts';
import { readScenarios, type WrittenScenario } from './scenario.ts';
import { tagged } from './tags.ts';

/** Raised when a case or a requirement is added, removed or changes its meaning. */
const catalogueVersion = '0.1.0';

/** Where the catalogue is read from and what it is checked against. */
export interface CatalogueSource {
  /** Repository root; the installed package by default. */
  root?: string;
  /** The IdP's registry: given, every fault must be used or listed as having no case. */
  faultNames?: readonly string[];
  /** The reference SP's reason codes: given, every code a scenario names must be one of them. */
  reasonCodes?: readonly string[];
}

/** The catalogue breaks its own rules; every problem is listed. */
export class CatalogueError extends Error {
  readonly code = 'catalogue_invalid';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      [
        `The catalogue breaks ${problems.length} rule(s):`,
        ...problems.map((p) => `  ${p.where}: ${p.message} [${p.rule}]`),
      ].join('\n'),
    );
    this.name = 'CatalogueError';
    this.problems = problems;
  }
}

/** Reads features/requirements and features/conformance; throws `CatalogueError` with every broken rule. */
export function loadCatalogue(source: CatalogueSource = {}): Catalogue {
  const root = source.root ?? dirname(createRequire(import.meta.url).resolve('#package/package.json'));
  const requirementFiles = textsUnder(root, 'features/requirements', '.json').filter(
    ({ file }) => !file.endsWith('/documented-steps.json'),
  );
  const featureFiles = textsUnder(root, 'features/conformance', '.feature');
  const { requirements, problems } = readRequirements(requirementFiles);
  const { scenarios, problems: unreadable } = readFeatures(featureFiles);
  const documented = readDocumentedSteps(root);
  // What could not be read would only breed problems that are none.
  if (problems.length + unreadable.length > 0) throw new CatalogueError([...problems, ...unreadable]);
  const broken = brokenRules({
    scenarios,
    requirements,
    faultsWithoutCase: faultsWithoutCase(root),
    ...(source.faultNames === undefined ? {} : { faultNames: source.faultNames }),
    ...(source.reasonCodes === undefined ? {} : { reasonCodes: source.reasonCodes }),
  });
  broken.push(...documented.problems);
  if (broken.length > 0) throw new CatalogueError(broken);
  return {
    version: catalogueVersion,
    digest: digestOf([...requirementFiles, ...featureFiles]),
    requirements: new Map(requirements.map(({ file: _, ...requirement }) => [requirement.id, requirement])),
    areas: areasOf(scenarios),
    documentedSteps: documented.steps,
    cases: scenarios.flatMap((scenario) => caseOf(scenario) ?? []),
  };
}

interface NamedText {
  file: string;
  text: string;
}

function textsUnder(root: string, folder: string, extension: string): NamedText[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') }));
}

function readFeatures(files: readonly NamedText[]): { scenarios: WrittenScenario[]; problems: Problem[] } {
  const scenarios: WrittenScenario[] = [];
  const problems: Problem[] = [];
  for (const { file, text } of files) {
    try {
      scenarios.push(...readScenarios(file, text));
    } catch (error) {
      problems.push({ rule: 'gherkin', where: file, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return { scenarios, problems };
}

/** Faults that serve people at the console or a later feature; each has a reason. */
function faultsWithoutCase(root: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, 'features/conformance/faults-without-case.json'), 'utf8');
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) return new Map();
  return new Map(Object.entries(parsed).map(([name, reason]) => [name, typeof reason === 'string' ? reason : '']));
}

function areasOf(scenarios: readonly WrittenScenario[]): Catalogue['areas'] {
  const areas = new Map<string, { code: string; title: string }>();
  for (const scenario of scenarios) {
    const code = tagged(scenario.tags, 'area')[0];
    if (code !== undefined && !areas.has(code)) areas.set(code, { code, title: scenario.featureName });
  }
  return areas;
}

function digestOf(files: readonly NamedText[]): string {
  const hash = createHash('sha256');
  for (const { file, text } of files) hash.update(`${file}\0${text}\0`);
  return hash.digest('hex');
}
