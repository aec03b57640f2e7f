import type { ErrorObject, SchemaObject, ValidateFunction } from 'ajv';
import { invalid } from './error.ts';

/** The shape a body must have, and the TypeScript type that shape means. Unknown keys are ignored, as Okta does. */
export interface Shape<T> {
  /** Okta names it in its refusal. */
  name: string;
  schema: SchemaObject;
  /** Never set: carries the type. */
  readonly type?: T;
}

/** Declares a shape. */
export const shape =
  <T>() =>
  (name: string, schema: SchemaObject): Shape<T> => ({ name, schema });

const compiled = new WeakMap<SchemaObject, Promise<ValidateFunction<unknown>>>();

/** Ajv takes a tenth of a second to load, so only the first call with a body waits for it. */
async function compile(schema: SchemaObject): Promise<ValidateFunction<unknown>> {
  const { Ajv } = await import('ajv');
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
}

function cause({ instancePath, keyword, params, message = 'is not valid' }: ErrorObject): string {
  const path = instancePath.slice(1).replaceAll('/', '.');
  if (keyword === 'required') {
    return `${[path, params.missingProperty].filter((part) => part !== '').join('.')}: The field cannot be left blank`;
  }
  if (keyword === 'enum') {
    return `${path}: The value must be one of ${[params.allowedValues].flat().join(', ')}`;
  }
  return `${path === '' ? 'body' : path}: The value ${message}`;
}

/** The body, or Okta's refusal with everything that is wrong with it. */
export async function readBody<T>({ name, schema }: Shape<T>, body: unknown): Promise<T> {
  let validating = compiled.get(schema);
  if (!validating) {
    validating = compile(schema);
    compiled.set(schema, validating);
  }
  const validate = await validating;
  const isRight = (candidate: unknown): candidate is T => validate(candidate) === true;
  const candidate = body ?? {};
  if (isRight(candidate)) return candidate;
  throw invalid(name, ...(validate.errors ?? []).filter(({ keyword }) => keyword !== 'anyOf').map(cause));
}
