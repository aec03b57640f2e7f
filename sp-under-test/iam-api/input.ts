import { createRequire } from 'node:module';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FieldError } from '../workspace/index.ts';

export interface NewUser {
  email: string;
  full_name: string;
  user_group_ids?: string[];
}

interface UserFilter {
  query?: string;
  name?: string;
  emails?: string[];
  user_ids?: string[];
  user_group_ids?: string[];
  environment_id?: string;
}

type Read<T> = { ok: true; value: T } | { ok: false; errors: readonly FieldError[] };

const require = createRequire(import.meta.url);
const schema: object = require('#package/sp-under-test/iam-api/input.schema.json');
let compiler: Ajv2020 | undefined;

/** One reader for each thing a caller may send: every problem at once, each with its field. */
export const readers = {
  newUser: readerOf<NewUser>('newUser'),
  newUsers: readerOf<{ users: NewUser[] }>('newUsers'),
  userChange: readerOf<{ email?: string; full_name?: string }>('userChange'),
  userFilter: ofQuery(readerOf<UserFilter>('userFilter')),
  groupFilter: ofQuery(readerOf<{ query?: string }>('groupFilter')),
  groupName: readerOf<{ name: string }>('groupName'),
  groupOfUser: readerOf<{ user_group_id: string }>('groupOfUser'),
  usersOfGroup: readerOf<{ user_ids: string[] }>('usersOfGroup'),
};

function readerOf<T>(definition: string): (input: unknown) => Read<T> {
  // When first asked: most runs never call this API, and all of them would wait for the compiling.
  let accepts: ValidateFunction<T> | undefined;
  return (input) => {
    compiler ??= new Ajv2020({ allErrors: true }).addSchema(schema);
    accepts ??= compiler.compile<T>({ $ref: `iam-api-input#/$defs/${definition}` });
    if (accepts(input)) return { ok: true, value: input };
    return { ok: false, errors: (accepts.errors ?? []).map(objection) };
  };
}

/** Filters as they come in an address: `emails[]=a&emails[]=b` is a list, also with one entry. */
function ofQuery<T>(read: (input: unknown) => Read<T>): (query: unknown) => Read<T> {
  return (query) => {
    const entries = Object.entries(typeof query === 'object' && query !== null ? query : {});
    return read(
      Object.fromEntries(
        entries.map(([key, value]) => (key.endsWith('[]') ? [key.slice(0, -2), [value].flat()] : [key, value])),
      ),
    );
  };
}

function objection({ instancePath, message, keyword, params }: ErrorObject): FieldError {
  const within = instancePath.slice(1).replaceAll('/', '.');
  const named = keyword === 'required' ? params.missingProperty : params.additionalProperty;
  const field = [within, typeof named === 'string' ? named : ''].filter((part) => part !== '').join('.');
  const what = keyword === 'additionalProperties' ? 'is not known here' : (message ?? 'is invalid');
  const sentence = keyword === 'required' ? 'is required' : what;
  return { field, code: 'input_invalid', message: `${field === '' ? 'The body' : field} ${sentence}.` };
}
