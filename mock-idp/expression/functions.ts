import type { Value } from './value.ts';

interface ExpressionFunction {
  /** Least and most arguments. */
  arity: readonly [number, number];
  /** Arguments are texts: null and lists never arrive here. */
  apply(texts: readonly string[]): Value;
}

const before = (text: string, mark: string) => {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
};
const after = (text: string, mark: string) => {
  const at = text.indexOf(mark);
  return at < 0 ? '' : text.slice(at + mark.length);
};
const whole = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** First key that occurs in the input wins, in the order given; else the default. */
function stringSwitch([input = '', fallback = '', ...pairs]: readonly string[]): Value {
  for (let i = 0; i + 1 < pairs.length; i += 2) if (input.includes(pairs[i] ?? '')) return pairs[i + 1] ?? null;
  return fallback;
}

function substring([text = '', start = '', end = '']: readonly string[]): Value {
  const from = whole(start);
  const to = whole(end);
  return from === undefined || to === undefined || to < from ? null : text.slice(from, to);
}

const one = [1, 1] as const;
const two = [2, 2] as const;

const toUpperCase: ExpressionFunction = { arity: one, apply: ([text = '']) => text.toUpperCase() };
const toLowerCase: ExpressionFunction = { arity: one, apply: ([text = '']) => text.toLowerCase() };
const substringBefore: ExpressionFunction = { arity: two, apply: ([text = '', mark = '']) => before(text, mark) };
const substringAfter: ExpressionFunction = { arity: two, apply: ([text = '', mark = '']) => after(text, mark) };
const substringFunction: ExpressionFunction = { arity: [3, 3], apply: substring };

/** Okta's string functions; the five without `String.` are the deprecated global forms. */
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map([
  ['String.append', { arity: two, apply: ([a = '', b = '']) => a + b }],
  ['String.join', { arity: [2, 64], apply: ([separator = '', ...texts]) => texts.join(separator) }],
  ['String.len', { arity: one, apply: ([text = '']) => text.length }],
  ['String.removeSpaces', { arity: one, apply: ([text = '']) => text.replaceAll(' ', '') }],
  ['String.replace', { arity: [3, 3], apply: ([text = '', from = '', to = '']) => text.replaceAll(from, () => to) }],
  ['String.replaceFirst', { arity: [3, 3], apply: ([text = '', from = '', to = '']) => text.replace(from, () => to) }],
  ['String.startsWith', { arity: two, apply: ([text = '', prefix = '']) => text.startsWith(prefix) }],
  ['String.stringContains', { arity: two, apply: ([text = '', part = '']) => text.includes(part) }],
  ['String.stringSwitch', { arity: [4, 64], apply: stringSwitch }],
  ['String.substring', substringFunction],
  ['String.substringAfter', substringAfter],
  ['String.substringBefore', substringBefore],
  ['String.toLowerCase', toLowerCase],
  ['String.toUpperCase', toUpperCase],
  ['substring', substringFunction],
  ['substringAfter', substringAfter],
  ['substringBefore', substringBefore],
  ['toLowerCase', toLowerCase],
  ['toUpperCase', toUpperCase],
] satisfies [string, ExpressionFunction][]);
