import type { Expected } from '../../reports/index.ts';

/** What each Then of the conformance vocabulary expects: needed before the step runs, when a scenario turns out not to apply. */
const sentences: readonly (readonly [RegExp, Expected])[] = [
  [/^the SP signs \S+ in$/, 'accept'],
  [/^the SP keeps \S+ signed in$/, 'accept'],
  [/^the SP signs \S+ in each time$/, 'accept'],
  [/^the SP refuses( the (logout|metadata))?( with .*)?$/, 'reject'],
  [/^the SP does not sign in \S+$/, 'unforged'],
  [/^the SP signs \S+ out( in both browsers)?$/, 'accept'],
  [/^the SP leaves \S+ signed in$/, 'reject'],
  [/^the SP's logout message is as required$/, 'inspect'],
  [/^the SP signs in nobody but \S+$/, 'keep-distinct'],
  [/^the SP survives$/, 'survive'],
  [/^the SP fetches nothing$/, 'no-fetch'],
  [/^everything is as required$/, 'inspect'],
  [/^it is recorded$/, 'record'],
  [/^the SP signs that person in there alone$/, 'accept'],
  [/^the SP signs (in the newcomer|each of them in)$/, 'accept'],
  [/^the SP reads the attribute as sent(, or refuses)?$/, 'inspect'],
  [/^the SP shows (what the IdP said of \S+|nothing of \S+ there)$/, 'inspect'],
  [/^no (page shows markup|header comes) from /, 'inspect'],
  [/^the browser stays with the SP$/, 'inspect'],
  [/^the session has ended$/, 'inspect'],
  [/^nobody is signed in by them$/, 'inspect'],
  [/^the session cookie is protected$/, 'inspect'],
  [/^the page of the SP gives nothing away$/, 'inspect'],
  [/^at most one of them is let in$/, 'inspect'],
];

/** What a scenario expects, by its last Then of this vocabulary; `record` where it has none. */
export function expectationOf(stepTexts: readonly string[]): Expected {
  const found = stepTexts.flatMap((text) =>
    sentences.filter(([pattern]) => pattern.test(text)).map(([, expected]) => expected),
  );
  return found.at(-1) ?? 'record';
}
