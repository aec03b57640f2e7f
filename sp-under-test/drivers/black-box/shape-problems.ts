import type { ErrorObject } from 'ajv';
import { valueAt } from './json-path.ts';
import type { ProfileProblem } from './profile.ts';

/** What a JSON Schema finds wrong, in words for people. */
export function shapeProblems(errors: readonly ErrorObject[], value: unknown): ProfileProblem[] {
  // "must match exactly one schema" only repeats what its branches say.
  const telling = errors.filter((error) => error.keyword !== 'oneOf');
  return (telling.length > 0 ? telling : errors).map((error) => {
    const path = error.instancePath.split('/').slice(1).map(segmentOf);
    return { path: joined(path), value: valueAt(value, path), remedy: remedyOf(error) };
  });
}

const segmentOf = (text: string): string | number =>
  /^\d+$/.test(text) ? Number(text) : text.replace(/~1/g, '/').replace(/~0/g, '~');

function joined(path: readonly (string | number)[]): string {
  if (path.length === 0) return '(profile)';
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');
}

function remedyOf({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `add the missing field "${params.missingProperty}"`;
    case 'additionalProperties':
      return `remove or correct the unknown field "${params.additionalProperty}"`;
    case 'enum':
      return `use one of ${params.allowedValues.join(', ')}`;
    case 'format':
      return 'give an absolute URL, e.g. http://localhost:3000/login';
    case 'minItems':
      return `give at least ${params.limit}`;
    case 'minLength':
      return 'give a text that is not empty';
    default:
      return message ?? 'correct this value';
  }
}
