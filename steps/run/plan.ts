import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Catalogue, CatalogueCase } from '../../reports/index.ts';

/** A scenario that is to run; a row of an outline is one of its own. */
export interface Planned {
  uri: string;
  line: number;
}

export interface Shard {
  /** From 1. */
  index: number;
  count: number;
}

export const placeOf = ({ line, uri }: Planned): string => `${uri}:${line}`;

/** Slugs without which what is planned could not be judged: positive twins that are not planned themselves. */
export function missingTwins(plan: readonly Planned[], catalogue: Catalogue): string[] {
  const caseAt = casesByPlace(catalogue);
  const planned = plan.flatMap((one) => caseAt(one) ?? []);
  const present = new Set(planned.map(({ slug }) => slug));
  const wanted = planned.flatMap(({ control, perVariant }) => [
    control,
    ...Object.values(perVariant).map((variant) => variant?.control),
  ]);
  return [...new Set(wanted)].filter((slug) => slug !== undefined).filter((slug) => !present.has(slug));
}

/** Finds the case a planned scenario is: the last one that begins above it in its file. */
function casesByPlace({ cases }: Catalogue): (one: Planned) => CatalogueCase | undefined {
  // By file, and the root found once: asked for each pair of scenario and case, this took longer than a tenth of the sign-ins.
  const root = packageRoot();
  const byFile = new Map<string, CatalogueCase[]>();
  for (const entry of cases.toSorted((a, b) => a.line - b.line)) {
    const file = join(root, entry.file);
    byFile.set(file, [...(byFile.get(file) ?? []), entry]);
  }
  return ({ line, uri }) => byFile.get(resolve(uri))?.findLast((entry) => entry.line <= line);
}

/** One part of the plan: whole feature files, dealt out so that the parts are about as long, the same way each time. */
export function shardOf(plan: readonly Planned[], { count, index }: Shard): Planned[] {
  const files = new Map<string, number>();
  for (const { uri } of plan) files.set(uri, (files.get(uri) ?? 0) + 1);
  const loads = Array.from({ length: count }, () => 0);
  const mine = new Set<string>();
  const longestFirst = [...files].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  for (const [file, scenarios] of longestFirst) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + scenarios;
    if (lightest === index - 1) mine.add(file);
  }
  return plan.filter(({ uri }) => mine.has(uri));
}

/** Paths that make Cucumber load exactly these scenarios. */
export function pathsOf(plan: readonly Planned[]): string[] {
  const lines = new Map<string, number[]>();
  for (const { line, uri } of plan) lines.set(uri, [...(lines.get(uri) ?? []), line]);
  return [...lines].map(([uri, at]) => [resolve(uri), ...at].join(':'));
}

export const packageRoot = (): string => dirname(createRequire(import.meta.url).resolve('#package/package.json'));
