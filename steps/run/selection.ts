import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadSources } from '@cucumber/cucumber/api';
import { type Catalogue, effects, onRequest } from '../../reports/index.ts';
import { ConfigurationError, type RunOptions } from './options.ts';
import { missingTwins, type Planned, packageRoot, pathsOf, placeOf, shardOf } from './plan.ts';

/** What Cucumber shall load. */
export interface Sources {
  defaultDialect: string;
  paths: string[];
  names: string[];
  tagExpression: string;
  order: PickleOrder;
}

export interface Selection {
  plan: readonly Planned[];
  order: PickleOrder;
  support: { requireModules: string[]; requirePaths: string[]; importPaths: string[]; loaders: string[] };
  /** How many scenarios of the plan need a browser. */
  inChromium: number;
}

type PickleOrder = 'defined' | `random:${number}`;

const chromiumTag = '@chromium';

/** Settles which scenarios run with which code; nothing selected is an error. */
export async function select(options: RunOptions, catalogue: Catalogue): Promise<Selection> {
  const sources = sourcesOf(options, catalogue);
  const wanted = (await planned(sources)).filter((one) => options.among?.has(placeOf(one)) ?? true);
  const mine = options.shard === undefined ? wanted : shardOf(wanted, options.shard);
  if (mine.length === 0) throw nothingSelected(options);
  const plan = [...mine, ...(await twinsOf(mine, sources, catalogue))];
  return { plan, order: sources.order, support: supportOf(options), inChromium: await chromiumIn(plan) };
}

/** However the cases were selected, their positive twins come along, or their verdicts would be incomplete. */
async function twinsOf(plan: readonly Planned[], sources: Sources, catalogue: Catalogue): Promise<Planned[]> {
  const slugs = missingTwins(plan, catalogue);
  if (slugs.length === 0) return [];
  const files = catalogue.cases.flatMap(({ file, slug }) => (slugs.includes(slug) ? join(packageRoot(), file) : []));
  const tagExpression = slugs.map((slug) => `@${slug}`).join(' or ');
  return planned({ ...sources, paths: [...new Set(files)], names: [], tagExpression });
}

/** How many of these scenarios need a browser. */
async function chromiumIn(plan: readonly Planned[]): Promise<number> {
  const holders = new Set(holding([...new Set(plan.map(({ uri }) => resolve(uri)))], [chromiumTag]));
  const some = plan.filter(({ uri }) => holders.has(resolve(uri)));
  if (some.length === 0) return 0;
  return (await planned({ ...sourcesFor(some, 'defined'), tagExpression: chromiumTag })).length;
}

/** Files in which one of these tags stands at all: looking into one spares Cucumber parsing it. */
function holding(files: readonly string[], tags: readonly string[]): string[] {
  return files.filter((file) => {
    const text = readFileSync(file, 'utf8');
    return tags.some((tag) => text.includes(tag));
  });
}

async function planned(sources: Sources): Promise<Planned[]> {
  // Without paths Cucumber would look for features in the folder that it is run from.
  if (sources.paths.length === 0) return [];
  const { errors, plan } = await loadSources(sources);
  if (errors.length > 0) {
    throw new ConfigurationError('feature_invalid', errors.map(({ message, uri }) => `${uri}: ${message}`).join('\n'));
  }
  return plan.map(({ location, uri }) => ({ uri, line: location.line }));
}

/** What makes Cucumber load exactly these scenarios. */
export function sourcesFor(plan: readonly Planned[], order: PickleOrder): Sources {
  return { defaultDialect: 'en', paths: pathsOf(plan), names: [], tagExpression: '', order };
}

function nothingSelected({ among, shard }: RunOptions): ConfigurationError {
  const why =
    shard !== undefined
      ? `shard ${shard.index} of ${shard.count} holds no feature file: there are fewer files than shards`
      : among !== undefined
        ? 'none of those scenarios exists any more'
        : 'check --only, --tags, --name and --features; `assay cases` lists the cases';
  return new ConfigurationError('nothing_selected', `No scenario is selected: ${why}.`);
}

function sourcesOf(options: RunOptions, catalogue: Catalogue): Sources {
  const root = packageRoot();
  // Walks and most of behaviour speak of the reference SP's pages; these any SP can run.
  const own = options.sp.kind === 'reference' ? ['features'] : ['features/conformance', 'features/behaviour/any-sp'];
  const theirs = options.features === undefined ? [] : [`${existing(options.features)}/**/*.feature`];
  const only = options.only ?? [];
  const ours = inOrder(own.map((folder) => join(root, folder)));
  return {
    defaultDialect: 'en',
    paths: [...(only.length === 0 ? ours : holding(ours, only.map(tagOf))), ...theirs],
    names: [...(options.names ?? [])],
    tagExpression: and(onlyExpression(only, catalogue), options.tags ?? '', unaskedExpression(options)),
    order: options.shuffle === undefined ? 'defined' : `random:${options.shuffle}`,
  };
}

/**
 * Feature files, those last that do more to the SP than sign people in: should one not be put back, little comes after it. Single
 * logout first: what other cases leave signed in would be ended in place of the session that is meant.
 */
function inOrder(folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.feature'))
      .sort()
      .map((name) => join(folder, name)),
  );
  const rank = (file: string): number => {
    const text = readFileSync(file, 'utf8');
    if (text.includes('@area:SLO')) return -2;
    return effects.findLastIndex((effect) => text.includes(`@${effect}`));
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

const tagOf = (name: string): string => `@${name.replace(/^@/, '').split('/')[0]}`;

/** Slugs, areas and tags as a tag expression. */
export function onlyExpression(only: readonly string[], catalogue: Catalogue): string {
  const wanted = only.map((name) => {
    const [slug = '', variant] = name.replace(/^@/, '').split('/');
    const known = variant !== undefined && catalogue.cases.some((entry) => entry.slug === slug);
    return known ? `(@${slug} and @variant:${variant})` : `@${slug}`;
  });
  return [...new Set(wanted)].join(' or ');
}

/** What strains an SP stays out unless it is asked for: by its slug, its name or its tag, not by its area. */
export function unaskedExpression({ among, include, names, only, tags }: Partial<RunOptions>): string {
  const bySlug = only?.some((name) => !name.includes('area:')) === true;
  const asked =
    include?.includes('strain') === true ||
    bySlug ||
    among !== undefined ||
    (names?.length ?? 0) > 0 ||
    tags?.includes(onRequest) === true;
  return asked ? '' : `not ${onRequest}`;
}

const and = (...expressions: string[]): string =>
  expressions
    .filter((expression) => expression !== '')
    .map((expression) => `(${expression})`)
    .join(' and ');

function supportOf(options: RunOptions): Selection['support'] {
  const root = join(import.meta.dirname, '..');
  const definitions = join(root, 'definitions');
  // Compiled code lies beside its declarations; run from source, it is TypeScript.
  const extension = import.meta.filename.endsWith('.ts') ? '.ts' : '.js';
  const own = readdirSync(definitions)
    .filter((name) => name.endsWith(extension) && !name.endsWith('.d.ts') && !name.endsWith(`.test${extension}`))
    .sort()
    .map((name) => join(definitions, name));
  const theirs = options.features === undefined ? [] : [`${existing(options.features)}/**/*.{js,mjs}`];
  return {
    requireModules: [],
    requirePaths: [],
    importPaths: [
      join(root, 'run', `own-station${extension}`),
      join(root, 'support', `hooks${extension}`),
      ...own,
      ...theirs,
    ],
    loaders: [],
  };
}

function existing(folder: string): string {
  const path = resolve(folder);
  if (existsSync(path)) return path;
  throw new ConfigurationError('features_missing', `The folder ${path} does not exist: check --features.`);
}
