import type { DeclaredGroups } from '../../sp-under-test/drivers/index.ts';

const delimiters = [',', ';', '|', ' ', '\n', ':'];

/** Values that look like a group's name without being it; by what a scenario calls them. */
export const groupTricks: ReadonlyMap<string, (name: string, declared: DeclaredGroups) => string[]> = new Map([
  ['a longer name that begins with it', (name: string) => [`${name} Admins`, `${name}.`]],
  ['a longer name that ends with it', (name: string) => [`Not ${name}`]],
  ['the beginning of it', (name: string) => [name.slice(0, -1)]],
  ['letters that look like it', (name: string) => [fullWidth(name), cyrillic(name)].filter((one) => one !== name)],
  ['it with an invisible character', (name: string) => [`${name}\u200B`, `\u2060${name}`]],
  [
    'it behind a delimiter that is not declared',
    (name: string, { separator }: DeclaredGroups) =>
      delimiters.filter((one) => one !== separator).map((delimiter) => `Nobody${delimiter}${name}`),
  ],
]);

/** NFKC makes these the plain letters: an SP that compares after it hands out the group. */
function fullWidth(name: string): string {
  return name.replace(/[A-Za-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
}

function cyrillic(name: string): string {
  return name.replaceAll('a', '\u0430').replaceAll('e', '\u0435').replaceAll('o', '\u043E').replaceAll('p', '\u0440');
}
