/**
 * What is left of a seed when everything of a wrong shape is taken out, so that the rest can be checked, too: whoever
 * wrote ten mistakes wants to read of ten.
 */
import type { ErrorObject } from 'ajv';
import type { OrgSeed, SeedProblem } from './model.ts';

type Container = Record<string, unknown> | unknown[];
type Validate = ((candidate: unknown) => candidate is OrgSeed) & { errors?: ErrorObject[] | null };

/** Taking something out may leave something else incomplete; no seed is deeper than this. */
const rounds = 10;

const stepsOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

function inside(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isContainer(value) ? Object.entries(value).find(([key]) => key === step)?.[1] : undefined;
}

/** What an error condemns: the property that should not be there, else the value itself. */
function condemned({ instancePath, keyword, params }: ErrorObject): string[] {
  const steps = stepsOf(instancePath);
  return keyword === 'additionalProperties' ? [...steps, String(params.additionalProperty)] : steps;
}

/** No seed is deeper: what somebody nests a hundred thousand times must not be walked to its end. */
const deepest = 32;

function copyOf(value: unknown, depth = 0): unknown {
  if (!isContainer(value)) return value;
  if (depth === deepest) return undefined;
  if (Array.isArray(value)) return value.map((item) => copyOf(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item, depth + 1)]));
}

/** The well-shaped rest, with where each part of it stood. */
export interface Rest {
  seed: OrgSeed;
  /** A JSON Pointer into the rest, as one into the whole. */
  original(pointer: string): string;
}

/** Takes out what `validate` objects to. Undefined where nothing is left to check. */
export function wellShaped(candidate: unknown, validate: Validate): Rest | undefined {
  const rest = copyOf(candidate);
  const stood = new Map<unknown, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    if (validate(rest)) return { seed: rest, original: (pointer) => originalOf(rest, pointer, stood) };
    const paths = (validate.errors ?? []).map(condemned);
    if (paths.some((path) => path.length === 0)) return undefined;
    takeOut(rest, paths, stood);
  }
  return undefined;
}

function takeOut(rest: unknown, paths: readonly string[][], stood: Map<unknown, number[]>): void {
  // Found before anything moves.
  const doomed = paths.map((path) => ({
    from: path.slice(0, -1).reduce<unknown>(inside, rest),
    step: path.at(-1) ?? '',
  }));
  for (const from of new Set(doomed.map((one) => one.from))) {
    const steps = new Set(doomed.flatMap((one) => (one.from === from ? one.step : [])));
    if (Array.isArray(from)) {
      const kept = [...from.keys()].filter((index) => !steps.has(String(index)));
      const before = stood.get(from) ?? [...from.keys()];
      stood.set(
        from,
        kept.map((index) => before[index] ?? index),
      );
      from.splice(0, from.length, ...kept.map((index) => from[index]));
    } else if (isContainer(from)) {
      for (const step of steps) Reflect.deleteProperty(from, step);
    }
  }
}

function originalOf(rest: unknown, pointer: string, stood: ReadonlyMap<unknown, number[]>): string {
  let value = rest;
  return pointer
    .split('/')
    .map((step, depth) => {
      if (depth === 0) return step;
      const there = stood.get(value)?.[Number(step)];
      value = inside(value, stepsOf(`/${step}`)[0] ?? '');
      return there ?? step;
    })
    .join('/');
}

/** What is said of the second because the first was taken out says nothing true. */
const consequences: readonly (readonly [RegExp, RegExp])[] = [
  [/^\/people$/, /^\/(apps\/\d+\/assignments\/\d+\/login|groups\/\d+\/members\/\d+|groupRules\/\d+\/except\/\d+)$/],
  [/^\/groups$/, /^\/(apps\/\d+\/groupAssignments\/\d+|groupRules\/\d+\/groups\/\d+)/],
  [/^\/apps\/\d+\/appUserAttributes/, /^\/apps\/\d+\/\w+\/\d+\/profile\//],
  [/^\/(userAttributes|people\/\d+\/attributes)/, /^\/groupRules\/\d+\/expression$/],
];

/** Problems of the rest that would be there with everything in its right shape, too. */
export function independentOf(shape: readonly SeedProblem[], found: readonly SeedProblem[]): SeedProblem[] {
  return found.filter(
    ({ path }) =>
      !shape.some(
        (wrong) =>
          path === wrong.path ||
          path.startsWith(`${wrong.path}/`) ||
          consequences.some(([cause, effect]) => cause.test(wrong.path) && effect.test(path)),
      ),
  );
}
