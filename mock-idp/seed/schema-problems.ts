import { createRequire } from 'node:module';
import type { ErrorObject, SchemaObject } from 'ajv';
import type { OrgSeed, SeedProblem } from './model.ts';
import { type Rest, wellShaped } from './well-shaped.ts';

const require = createRequire(import.meta.url);
/** The JSON Schema of a seed. */
export function orgSeedSchema(): SchemaObject {
  return require('#package/mock-idp/seed/org-seed.schema.json');
}

const list = (values: unknown): string =>
  Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : '';

/** What stands at a JSON Pointer, as far as it may be repeated: short, and no password. */
function valueAt(candidate: unknown, pointer: string): string {
  if (pointer.endsWith('/password')) return 'This';
  let value = candidate;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return 'This';
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  const text = typeof value === 'object' ? '' : String(value);
  return text === '' || text.length > 60 ? 'This' : text;
}

/** Turns what Ajv found into a path, a sentence, and what would be right. */
export function describeError(
  { keyword, instancePath, params, parentSchema, message = '' }: ErrorObject,
  candidate: unknown,
): SeedProblem {
  const at = (sentence: string, remedy: string) => ({ path: instancePath, message: sentence, remedy });
  const value = valueAt(candidate, instancePath);
  switch (keyword) {
    case 'required': {
      const name = params.missingProperty;
      return { path: `${instancePath}/${name}`, message: `${name} is missing.`, remedy: `Add ${name}.` };
    }
    case 'additionalProperties': {
      const name = params.additionalProperty;
      const known = Object.keys(parentSchema?.properties ?? {});
      const remedy =
        known.length === 0 ? 'Remove it.' : `Remove it, or correct its name to one of ${known.join(', ')}.`;
      return { path: `${instancePath}/${name}`, message: `There is no ${name} here.`, remedy };
    }
    case 'enum':
      return at(`${value} is not one of the choices.`, `One of ${list(params.allowedValues)}.`);
    case 'minLength':
    case 'minItems':
      if (params.limit === 1) return at('There is nothing here.', 'Give at least one.');
      return at(`${value} is too short.`, `At least ${params.limit}.`);
    case 'maxLength':
    case 'maxItems':
      return at('This is too long.', `At most ${params.limit}.`);
    case 'pattern':
      return at(`${value} cannot stand here.`, `It must match ${params.pattern}`);
    default:
      return at(`${value} is not right here.`, `It ${message}.`);
  }
}

/** Checks the shape of a seed. Answers the seed, or everything that is wrong and what of it is not. */
export async function readSeed(
  candidate: unknown,
): Promise<{ seed: OrgSeed } | { problems: SeedProblem[]; rest: Rest | undefined }> {
  // Made of the schema ahead of time: Ajv would take a tenth of a second, and only who brings a seed needs even this.
  const { validate } = await import('#package/mock-idp/seed/org-seed.validate.js');
  if (validate(candidate)) return { seed: candidate };
  const problems = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'if')
    .map((error) => describeError(error, candidate));
  return { problems, rest: wellShaped(candidate, validate) };
}
