import { createRequire } from 'node:module';
import type { ErrorObject, SchemaObject } from 'ajv';
import type { OrgSeed, SeedProblem } from './model.ts';

const require = createRequire(import.meta.url);
/** The JSON Schema of a seed. */
export function orgSeedSchema(): SchemaObject {
  return require('#package/mock-idp/seed/org-seed.schema.json');
}

const list = (values: unknown): string =>
  Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : '';

/** Turns what Ajv found into a path, a sentence, and what would be right. */
export function describeError({ keyword, instancePath, params, message = '' }: ErrorObject): SeedProblem {
  if (keyword === 'required') {
    const path = `${instancePath}/${params.missingProperty}`;
    return { path, message: `${params.missingProperty} is missing.`, remedy: `Add ${params.missingProperty}.` };
  }
  if (keyword === 'additionalProperties') {
    const path = `${instancePath}/${params.additionalProperty}`;
    return {
      path,
      message: `There is no ${params.additionalProperty} here.`,
      remedy: 'Remove it, or correct its name.',
    };
  }
  if (keyword === 'enum') {
    return {
      path: instancePath,
      message: 'This is not one of the choices.',
      remedy: `One of ${list(params.allowedValues)}.`,
    };
  }
  return { path: instancePath, message: `This ${message}.`, remedy: `It ${message}.` };
}

/** Checks the shape of a seed. Answers the seed, or everything that is wrong. */
export async function readSeed(candidate: unknown): Promise<{ seed: OrgSeed } | { problems: SeedProblem[] }> {
  // Made of the schema ahead of time: Ajv would take a tenth of a second, and only who brings a seed needs even this.
  const { validate } = await import('#package/mock-idp/seed/org-seed.validate.js');
  if (validate(candidate)) return { seed: candidate };
  return {
    problems: (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'if')
      .map(describeError),
  };
}
