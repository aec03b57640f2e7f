import { createRequire } from 'node:module';
import type { ErrorObject, SchemaObject, ValidateFunction } from 'ajv';
import type { OrgSeed, SeedProblem } from './model.ts';

const require = createRequire(import.meta.url);
let compiled: Promise<ValidateFunction<OrgSeed>> | undefined;

/** The JSON Schema of a seed. */
export function orgSeedSchema(): SchemaObject {
  return require('#package/mock-idp/seed/org-seed.schema.json');
}

/** Ajv takes a tenth of a second to load, so only somebody who brings a seed waits for it. */
async function compile(): Promise<ValidateFunction<OrgSeed>> {
  const { Ajv } = await import('ajv');
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile<OrgSeed>(orgSeedSchema());
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
  compiled ??= compile();
  const validate = await compiled;
  if (validate(candidate)) return { seed: candidate };
  return {
    problems: (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'if')
      .map(describeError),
  };
}
