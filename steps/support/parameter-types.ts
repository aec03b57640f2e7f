import { defineParameterType } from '@cucumber/cucumber';
import { faultNames } from '../../mock-idp/index.ts';
import { reasonCodes } from '../../sp-under-test/index.ts';
import type { Sealing } from './parameters.ts';

const quotedOneOf = (names: readonly string[]): RegExp =>
  new RegExp(`"(${names.map((name) => name.replaceAll(/[^\w-]/g, '\\$&')).join('|')})"`);

const sealings: ReadonlyMap<string, Sealing> = new Map([
  ['the Assertion', 'A'],
  ['the Response', 'R'],
  ['the Assertion and the Response', 'AR'],
]);

/** `{fault}` and `{reason}` from the two closed registries, `{person}`, `{sealing}`. A name outside them is an undefined step. */
export function defineParameterTypes(): void {
  defineParameterType({ name: 'fault', regexp: quotedOneOf(faultNames), transformer: (name: string) => name });
  defineParameterType({ name: 'reason', regexp: quotedOneOf(reasonCodes), transformer: (code: string) => code });
  defineParameterType({
    name: 'cipher',
    regexp: /AES(?:128|256)-(?:CBC|GCM)/,
    transformer: (name: string) => name,
    useForSnippets: false,
  });
  defineParameterType({
    name: 'person',
    regexp: /[A-Z][A-Za-z-]*/,
    transformer: (alias: string) => alias,
    useForSnippets: false,
  });
  defineParameterType({
    name: 'logoutBinding',
    regexp: /HTTP-Redirect|HTTP-POST/,
    transformer: (name: string) => name,
  });
  defineParameterType({
    name: 'sealing',
    regexp: /the Assertion and the Response|the Assertion|the Response/,
    transformer: (text: string): Sealing => sealings.get(text) ?? 'AR',
  });
}
