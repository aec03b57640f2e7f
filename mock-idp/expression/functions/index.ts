/** The functions of the legacy dialect, by name. */
import { accountFunctions } from './account.ts';
import { arrayFunctions } from './arrays.ts';
import { convertFunctions } from './convert.ts';
import { countryFunctions } from './countries.ts';
import type { ExpressionFunction } from './definition.ts';
import { directoryFunctions } from './directories.ts';
import { membershipFunctions } from './membership.ts';
import { stringFunctions } from './strings.ts';
import { timeFunctions } from './time.ts';

export { add, containsItem, flatten, isEmpty, isSame, remove, size } from './arrays.ts';
export { toInteger, toNumber } from './convert.ts';
export { countryForms, countryIn, countryOf } from './countries.ts';
export { type ExpressionFunction, many, none, one, onTexts, three, two } from './definition.ts';
export { formatMoment, isoPattern, parseMoment, zoneOf } from './joda.ts';
export { fullMatch } from './membership.ts';
export * as strings from './strings.ts';
export { fromUnix, fromWindows, toUnix, toWindows } from './time.ts';

/** `Groups.startsWith` and its like are missing on purpose: Okta has them for OpenID Connect, and prints them in SAML. */
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map(
  Object.entries({
    ...stringFunctions,
    ...arrayFunctions,
    ...convertFunctions,
    ...countryFunctions,
    ...timeFunctions,
    ...membershipFunctions,
    ...accountFunctions,
    ...directoryFunctions,
  }),
);
