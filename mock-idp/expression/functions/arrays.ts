/** `Arrays.*`. Text with commas is as good as a list. */
import { isList, isThing, toText, type Value } from '../value.ts';
import { type ExpressionFunction, many, one, two } from './definition.ts';

/** A list; null where there is none to be had. */
export function listOf(value: Value | undefined): readonly Value[] | null {
  if (value === undefined || value === null || isThing(value)) return null;
  if (isList(value)) return value;
  return typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [value];
}

/** As conditions compare: lists by what is in them. */
export function isSame(left: Value, right: Value): boolean {
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, i) => isSame(item, right[i] ?? null));
  }
  return left === right;
}

type Operation = (list: readonly Value[], argument: Value) => Value;

const withArgument = (apply: Operation): ExpressionFunction => ({
  arity: two,
  apply: ([list, argument = null]) => apply(listOf(list) ?? [], argument),
});

export const add = withArgument((list, item) => [...list, item]);
export const remove = withArgument((list, item) => list.filter((candidate) => !isSame(candidate, item)));
export const containsItem = withArgument((list, item) => list.some((candidate) => isSame(candidate, item)));
const get = withArgument((list, index) => (typeof index === 'number' ? (list[index] ?? null) : null));
export const size: ExpressionFunction = { arity: one, apply: ([list]) => (listOf(list) ?? []).length };
export const isEmpty: ExpressionFunction = { arity: one, apply: ([list]) => (listOf(list) ?? []).length === 0 };

/** One flat list. A part that was never set, or cleared, spoils it: Okta wants those guarded by a condition. */
export const flatten: ExpressionFunction = {
  arity: [1, many],
  apply: (values) => {
    const flat = (value: Value): Value[] => (isList(value) ? value.flatMap(flat) : [value]);
    const items = values.flatMap(flat);
    return items.some((item) => item === null || item === '') ? null : items;
  },
};

const toCsvString: ExpressionFunction = {
  arity: one,
  apply: ([list]) =>
    listOf(list)
      ?.map((item) => toText(item) ?? '')
      .join(',') ?? null,
};

export const arrayFunctions: Readonly<Record<string, ExpressionFunction>> = {
  'Arrays.add': add,
  'Arrays.remove': remove,
  'Arrays.clear': { arity: one, apply: () => [] },
  'Arrays.get': get,
  'Arrays.size': size,
  'Arrays.isEmpty': isEmpty,
  'Arrays.contains': containsItem,
  'Arrays.toCsvString': toCsvString,
  'Arrays.flatten': flatten,
};
