import type { ErrorObject } from 'ajv';
import { valueAt } from './json-path.ts';
import type { ProfileProblem } from './profile.ts';

/** What a JSON Schema finds wrong, in words for people. The validator must be `verbose`: descriptions are part of the remedy. */
export function shapeProblems(errors: readonly ErrorObject[], value: unknown): ProfileProblem[] {
  return telling(errors).map((error) => {
    const path = error.instancePath.split('/').slice(1).map(segmentOf);
    return { path: joined(path), value: valueAt(value, path), remedy: remedyOf(error) };
  });
}

/** A value with several forms fails each of them: what the form says that it was meant to have is enough. */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf');
  const within = ({ instancePath }: ErrorObject, choice: ErrorObject) =>
    instancePath === choice.instancePath || instancePath.startsWith(`${choice.instancePath}/`);
  const otherForm = (error: ErrorObject) =>
    error.keyword === 'type' && choices.some((choice) => choice.instancePath === error.instancePath);
  const plain = errors.filter((error) => error.keyword !== 'oneOf' && !otherForm(error));
  const unexplained = choices.filter((choice) => !plain.some((error) => within(error, choice)));
  return [...plain, ...unexplained].filter(({ keyword }) => keyword !== 'propertyNames');
}

const segmentOf = (text: string): string | number =>
  /^\d+$/.test(text) ? Number(text) : text.replace(/~1/g, '/').replace(/~0/g, '~');

function joined(path: readonly (string | number)[]): string {
  if (path.length === 0) return '(profile)';
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');
}

const forms: Readonly<Record<string, string>> = {
  object: 'write fields here, each as "name: value" on a line of its own',
  array: 'write a list here, each entry behind "- "',
  string: 'give a text',
  integer: 'give a whole number',
};

function remedyOf({ keyword, params, message, parentSchema }: ErrorObject): string {
  const described = parentSchema?.description;
  switch (keyword) {
    case 'type':
      return forms[params.type] ?? `give a ${params.type}`;
    case 'required':
      return `add the missing field "${params.missingProperty}"`;
    case 'additionalProperties':
      return `remove or correct the unknown field "${params.additionalProperty}"; known here: ${Object.keys(parentSchema?.properties ?? {}).join(', ')}`;
    case 'enum':
      return `use one of ${params.allowedValues.join(', ')}`;
    case 'format':
      return 'give an absolute URL, e.g. http://localhost:3000/login';
    case 'minItems':
      return `give at least ${params.limit}`;
    case 'maxItems':
      return `give at most ${params.limit}`;
    case 'maxProperties':
      return `give ${params.limit} of ${Object.keys(parentSchema?.properties ?? {}).join(', ')}`;
    case 'minProperties':
      return `give at least ${params.limit} field`;
    case 'minLength':
      return params.limit === 1 ? 'give a text that is not empty' : `give at least ${params.limit} characters`;
    case 'minimum':
      return `give ${params.limit} or more`;
    case 'maximum':
      return `give ${params.limit} at most`;
    case 'oneOf':
      return described ?? 'give it in one of the forms that the README shows';
    case 'pattern':
      return described ?? message ?? 'correct this value';
    default:
      return message ?? 'correct this value';
  }
}
