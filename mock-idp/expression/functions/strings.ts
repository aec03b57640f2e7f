/** `String.*`, and the five of them that have deprecated global forms. */
import type { Value } from '../value.ts';
import { type ExpressionFunction, many, one, onTexts, three, two } from './definition.ts';

const wholeNumber = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** First key that occurs in the input wins, in the order given; else the default. */
function stringSwitch([input = '', fallback = '', ...pairs]: readonly string[]): Value {
  for (let i = 0; i + 1 < pairs.length; i += 2) if (input.includes(pairs[i] ?? '')) return pairs[i + 1] ?? null;
  return fallback;
}

/** Start included, end excluded; without an end, up to the last character. */
export const substring = ([text = '', start = '', end = String(text.length)]: readonly string[]): Value => {
  const [from, to] = [wholeNumber(start), wholeNumber(end)];
  return from === undefined || to === undefined || to < from ? null : text.slice(from, to);
};

/** Without the mark: the whole text. */
export const substringBefore = ([text = '', mark = '']: readonly string[]): Value =>
  text.includes(mark) ? text.slice(0, text.indexOf(mark)) : text;

/** Without the mark: nothing. */
export const substringAfter = ([text = '', mark = '']: readonly string[]): Value =>
  text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : '';

export const replaceAll = ([text = '', from = '', to = '']: readonly string[]): Value =>
  text.replaceAll(from, () => to);
export const replaceFirst = ([text = '', from = '', to = '']: readonly string[]): Value => text.replace(from, () => to);
export const removeSpaces = ([text = '']: readonly string[]): Value => text.replaceAll(' ', '');
export const upperCase = ([text = '']: readonly string[]): Value => text.toUpperCase();
export const lowerCase = ([text = '']: readonly string[]): Value => text.toLowerCase();
export const lengthOf = ([text = '']: readonly string[]): Value => text.length;
export const contains = ([text = '', part = '']: readonly string[]): Value => text.includes(part);

const global = {
  substring: onTexts(three, substring),
  substringAfter: onTexts(two, substringAfter),
  substringBefore: onTexts(two, substringBefore),
  toLowerCase: onTexts(one, lowerCase),
  toUpperCase: onTexts(one, upperCase),
} as const;

export const stringFunctions: Readonly<Record<string, ExpressionFunction>> = {
  'String.append': onTexts(two, ([a = '', b = '']) => a + b),
  'String.join': onTexts([2, many], ([separator = '', ...texts]) => texts.join(separator)),
  'String.len': onTexts(one, lengthOf),
  'String.removeSpaces': onTexts(one, removeSpaces),
  'String.replace': onTexts(three, replaceAll),
  'String.replaceFirst': onTexts(three, replaceFirst),
  'String.startsWith': onTexts(two, ([text = '', prefix = '']) => text.startsWith(prefix)),
  'String.stringContains': onTexts(two, contains),
  'String.stringSwitch': onTexts([4, many], stringSwitch),
  'String.substring': global.substring,
  'String.substringAfter': global.substringAfter,
  'String.substringBefore': global.substringBefore,
  'String.toLowerCase': global.toLowerCase,
  'String.toUpperCase': global.toUpperCase,
  ...global,
};
