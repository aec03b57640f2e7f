/** Methods of text. */
import {
  countryOf,
  type ExpressionFunction,
  fromUnix,
  fromWindows,
  one,
  onTexts,
  parseMoment,
  strings,
  three,
  toInteger,
  toNumber,
  two,
} from '../functions/index.ts';
import type { Value } from '../value.ts';

const moment = (at: Date | undefined): Value =>
  at === undefined || Number.isNaN(at.getTime()) ? null : { kind: 'moment', at, zone: 'UTC' };

export const textMethods: Readonly<Record<string, ExpressionFunction>> = {
  toUpperCase: onTexts(one, strings.upperCase),
  toLowerCase: onTexts(one, strings.lowerCase),
  substring: onTexts([2, 3], strings.substring),
  replace: onTexts(three, strings.replaceAll),
  replaceFirst: onTexts(three, strings.replaceFirst),
  length: onTexts(one, strings.lengthOf),
  removeSpaces: onTexts(one, strings.removeSpaces),
  contains: onTexts(two, strings.contains),
  substringBefore: onTexts(two, strings.substringBefore),
  substringAfter: onTexts(two, strings.substringAfter),
  toInteger: onTexts(one, toInteger),
  toNumber: onTexts(one, toNumber),
  parseCountryCode: onTexts(one, ([text = '']) => {
    const code = countryOf(text);
    return code === undefined ? null : { kind: 'country', code };
  }),
  parseStringTime: onTexts([1, 2], ([text = '', pattern]) =>
    moment(pattern === undefined ? new Date(text) : parseMoment(text, pattern)),
  ),
  parseUnixTime: onTexts(one, ([text = '']) => moment(fromUnix(text))),
  parseWindowsTime: onTexts(one, ([text = '']) => moment(fromWindows(text))),
};
