/** `Convert.*`: text to numbers. */
import type { Value } from '../value.ts';
import { type ExpressionFunction, one, onTexts } from './definition.ts';

const decimal = /^[+-]?\d+(?:\.\d+)?$/;

/** A number, or null for what is none. */
export const toNumber = ([text = '']: readonly string[]): Value => (decimal.test(text.trim()) ? Number(text) : null);

/** The nearest whole number: 123.6 becomes 124. */
export const toInteger = (texts: readonly string[]): Value => {
  const number = toNumber(texts);
  return typeof number === 'number' ? Math.round(number) : null;
};

export const convertFunctions: Readonly<Record<string, ExpressionFunction>> = {
  'Convert.toInt': onTexts(one, toInteger),
  'Convert.toNum': onTexts(one, toNumber),
};
