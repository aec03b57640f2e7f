/** `Iso3166Convert.*`: from any form of a country's code to any other. */
import type { Value } from '../value.ts';
import { countryCodes } from './country-codes.ts';
import { type ExpressionFunction, one, onTexts } from './definition.ts';

const names = new Intl.DisplayNames('en', { type: 'region' });

/** The alpha-2 code of a country given by alpha-2, alpha-3, number or English name. */
export function countryOf(text: string): string | undefined {
  const wanted = text.trim().toUpperCase();
  const [alpha2] =
    countryCodes.find((codes) => codes.some((code) => code === wanted)) ??
    countryCodes.find(([code]) => names.of(code)?.toUpperCase() === wanted) ??
    [];
  return alpha2;
}

export type CountryForm = 'toAlpha2' | 'toAlpha3' | 'toNumeric' | 'toName';
export const countryForms: readonly CountryForm[] = ['toAlpha2', 'toAlpha3', 'toNumeric', 'toName'];

/** A country, known by its alpha-2 code, in one of the forms. */
export function countryIn(form: CountryForm, country: string | undefined): Value {
  const codes = countryCodes.find(([alpha2]) => alpha2 === country);
  if (!codes) return null;
  const [alpha2, alpha3, numeric] = codes;
  return { toAlpha2: alpha2, toAlpha3: alpha3, toNumeric: numeric, toName: names.of(alpha2) ?? alpha2 }[form];
}

export const countryFunctions: Readonly<Record<string, ExpressionFunction>> = Object.fromEntries(
  countryForms.map((form) => [
    `Iso3166Convert.${form}`,
    onTexts(one, ([text = '']) => countryIn(form, countryOf(text))),
  ]),
);
