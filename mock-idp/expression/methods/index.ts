/** What values can be asked in the dialect of Identity Engine: methods, by the kind of value they are called on. */
import {
  add,
  containsItem,
  countryForms,
  countryIn,
  type ExpressionFunction,
  flatten,
  isEmpty,
  one,
  remove,
  size,
} from '../functions/index.ts';
import { isList, isThing, type Value } from '../value.ts';
import { momentMethods } from './moments.ts';
import { textMethods } from './texts.ts';

export { dateTimeNow } from './moments.ts';

const listMethods: Readonly<Record<string, ExpressionFunction>> = {
  contains: containsItem,
  size,
  isEmpty,
  add,
  remove,
  flatten: { ...flatten, arity: one },
};

const countryMethods: Readonly<Record<string, ExpressionFunction>> = Object.fromEntries(
  countryForms.map((form) => [
    form,
    {
      arity: one,
      apply: ([value = null]: readonly Value[]) =>
        isThing(value) && value.kind === 'country' ? countryIn(form, value.code) : null,
    },
  ]),
);

const tables = [textMethods, listMethods, momentMethods, countryMethods];
const named = (table: Readonly<Record<string, ExpressionFunction>>, name: string) =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Every method there is. */
export const methodNames: readonly string[] = [...new Set(tables.flatMap((table) => Object.keys(table)))];

/** Whether any kind of value has such a method, with so many arguments. */
export function methodExists(name: string, count: number): boolean {
  return tables.some((table) => {
    const method = named(table, name);
    return method !== undefined && count + 1 >= method.arity[0] && count + 1 <= method.arity[1];
  });
}

/** The method as this value has it. Null is asked as an empty list: `size()` of what was never set is 0. */
export function methodOf(value: Value, name: string): ExpressionFunction | undefined {
  if (value === null || isList(value)) return named(listMethods, name);
  if (!isThing(value)) return named(textMethods, name);
  if (value.kind === 'moment') return named(momentMethods, name);
  return value.kind === 'country' ? named(countryMethods, name) : undefined;
}
