import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { loadSources } from '@cucumber/cucumber/api';
import { type Catalogue, disturbing } from '../../reports/index.ts';
import { ConfigurationError, type RunOptions } from './options.ts';

/** What Cucumber shall load. */
export interface Selection {
  sources: { defaultDialect: string; paths: string[]; names: string[]; tagExpression: string; order: PickleOrder };
  support: { requireModules: string[]; requirePaths: string[]; importPaths: string[]; loaders: string[] };
  /** Number of scenarios. */
  planned: number;
  needsChromium: boolean;
}

type PickleOrder = 'defined' | `random:${number}`;

const chromiumTag = '@chromium';

/** Settles which scenarios run with which code; nothing selected is an error. */
export async function select(options: RunOptions, catalogue: Catalogue): Promise<Selection> {
  const sources = sourcesOf(options, catalogue);
  const { errors, plan } = await loadSources(sources);
  if (errors.length > 0) {
    throw new ConfigurationError('feature_invalid', errors.map(({ message, uri }) => `${uri}: ${message}`).join('\n'));
  }
  if (plan.length === 0) {
    throw new ConfigurationError(
      'nothing_selected',
      'No scenario is selected: check --only, --tags, --name and --features; `assay cases` lists the cases.',
    );
  }
  const browser = await loadSources({ ...sources, tagExpression: and(sources.tagExpression, chromiumTag) });
  return { sources, support: supportOf(options), planned: plan.length, needsChromium: browser.plan.length > 0 };
}

function sourcesOf(options: RunOptions, catalogue: Catalogue): Selection['sources'] {
  const root = packageRoot();
  // Walks and most of behaviour speak of the reference SP's pages; these any SP can run.
  const own = options.sp.kind === 'reference' ? ['features'] : ['features/conformance', 'features/behaviour/any-sp'];
  const theirs = options.features === undefined ? [] : [`${existing(options.features)}/**/*.feature`];
  return {
    defaultDialect: 'en',
    paths: [...inOrder(own.map((folder) => join(root, folder))), ...theirs],
    names: [...(options.names ?? [])],
    tagExpression: and(onlyExpression(options.only ?? [], catalogue), options.tags ?? ''),
    order: options.shuffle === undefined ? 'defined' : `random:${options.shuffle}`,
  };
}

/** Feature files, those last that change what the SP trusts: should one not put everything back, nothing comes after it. */
function inOrder(folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.feature'))
      .sort()
      .map((name) => join(folder, name)),
  );
  const changesTrust = new Set(files.filter((file) => readFileSync(file, 'utf8').includes(disturbing)));
  return [...files.filter((file) => !changesTrust.has(file)), ...changesTrust];
}

/** Slugs and tags as a tag expression; the control of a case comes along, or its verdict would be incomplete. */
export function onlyExpression(only: readonly string[], catalogue: Catalogue): string {
  const wanted = only.flatMap((name) => {
    const [slug = '', variant] = name.replace(/^@/, '').split('/');
    const area = slug.startsWith('area:') ? slug.slice('area:'.length) : undefined;
    const named = catalogue.cases.filter((entry) => entry.slug === slug || entry.area === area);
    const controls = named.flatMap((one) => [one.control, ...Object.values(one.perVariant).map((own) => own?.control)]);
    const twins = [...new Set(controls)].filter((control) => control !== undefined).map((control) => `@${control}`);
    if (variant === undefined) return [`@${slug}`, ...twins];
    return [`(@${slug} and @variant:${variant})`, ...twins];
  });
  return [...new Set(wanted)].join(' or ');
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
    importPaths: [join(root, 'support', `hooks${extension}`), ...own, ...theirs],
    loaders: [],
  };
}

function existing(folder: string): string {
  const path = resolve(folder);
  if (existsSync(path)) return path;
  throw new ConfigurationError('features_missing', `The folder ${path} does not exist: check --features.`);
}

const packageRoot = (): string => dirname(createRequire(import.meta.url).resolve('#package/package.json'));
