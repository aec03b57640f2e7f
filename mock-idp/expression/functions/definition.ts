import { type Scope, toText, type Value } from '../value.ts';

/** A function by its arguments; a method has what it is called on as the first of them. */
export interface ExpressionFunction {
  /** Least and most arguments. */
  arity: readonly [number, number];
  apply(values: readonly Value[], scope: Scope): Value;
}

/** Arguments are texts: with null or a list among them the function comes to null. */
export function onTexts(
  arity: readonly [number, number],
  apply: (texts: readonly string[], scope: Scope) => Value,
): ExpressionFunction {
  return {
    arity,
    apply: (values, scope) => {
      const texts = values.map(toText).filter((text) => text !== undefined);
      return texts.length === values.length ? apply(texts, scope) : null;
    },
  };
}

export const none = [0, 0] as const;
export const one = [1, 1] as const;
export const two = [2, 2] as const;
export const three = [3, 3] as const;
/** Nobody writes more arguments than this. */
export const many = 64;
