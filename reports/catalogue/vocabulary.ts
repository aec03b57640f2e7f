/** The step patterns a conformance scenario may use, and what each Then expects of the SP. */
import type { Expected } from '../verdict/index.ts';

/** Placeholders of a Scenario Outline may stand wherever a value may. */
const quoted = '"([^"]*)"';

export const givenPatterns: readonly RegExp[] = [
  /^the IdP signs (the Assertion and the Response|the Assertion|the Response|<[^>]+>)$/,
  /^the IdP encrypts the Assertion(?: with AES(?:128|256)-(?:CBC|GCM)| for the second key of the SP)?$/,
  new RegExp(
    `^the IdP will publish ${quoted}( that names a server of the judge| to a server that nobody vouches for)?$`,
  ),
  /^the SP takes only metadata that the IdP signed$/,
  /^the key of the second IdP will sign$/,
  new RegExp(`^the IdP will send ${quoted} that names a server of the judge(?: naming Bob)?$`),
  /^the Assertion will name the second IdP as its Issuer$/,
  new RegExp(
    `^the IdP will send ${quoted}((?: with ${quoted} ${quoted})?(?: naming Bob| and an attribute about Bob)?| of the other browser| a minute beyond (?:five minutes|the declared tolerance)| half a minute within the declared tolerance| at the end of the declared tolerance)$`,
  ),
  /^(?:Destination|Recipient) will be another ACS of the SP$/,
  /^Alice has signed in(?: in another browser, too)?$/,
  /^Alice's Response is still on its way$/,
  /^a LogoutRequest about Bob by (HTTP-Redirect|HTTP-POST) leaves Alice signed in$/,
];

export const whenPatterns: readonly RegExp[] = [
  /^(Alice|Bob) signs in$/,
  /^(Alice|Bob) signs in in the same browser$/,
  /^(Alice|Bob) signs in from the IdP$/,
  /^(Alice|Bob) signs in but the Response is delivered by another browser$/,
  /^Alice signs in with the second IdP( in the same browser| under the same Assertion ID)?$/,
  /^the second IdP answers the request that Alice sent to the first$/,
  /^the SP reads the metadata again$/,
  /^the same Response is posted again$/,
  /^the same Response is posted again by another browser$/,
  /^the Response is posted without any cookie$/,
  new RegExp(`^the AuthnRequests are inspected for ${quoted}$`),
  new RegExp(`^the SP metadata is inspected for ${quoted}$`),
  /^the IdP signs Alice out by (HTTP-Redirect|HTTP-POST)$/,
  /^the IdP sends a LogoutResponse by (HTTP-Redirect|HTTP-POST)$/,
  /^Alice signs out at the SP$/,
  /^Alice signs in once more$/,
  /^the same LogoutRequest is sent again$/,
  /^the Response arrives at last$/,
  new RegExp(`^what the SP sent is inspected for ${quoted}$`),
  /^the clock of the SP is \d+ seconds (ahead|behind)$/,
  /^a newcomer signs in$/,
  /^Alice signs out here$/,
  /^Alice begins to sign in and the Response is kept$/,
  /^Bob begins to sign in in the same browser and the Response is kept$/,
  /^Alice begins to sign in in the same browser and the Response is kept$/,
  /^Alice begins to sign in from the IdP and the Response is kept$/,
  /^the (?:first|second) Response that was kept is delivered$/,
  /^a copy with a broken signature is delivered first$/,
  /^Alice signs in in the same browser with a confirmation for the request before$/,
  /^the IdP answers the same request with another Assertion$/,
  /^the same Assertion is posted in another Response by another browser$/,
  /^the same Response is posted again by another browser, \d+ minutes later by the clock of the SP$/,
  /^the same Response is posted by twenty other browsers at once$/,
  /^Alice and Bob sign in ten times each at once$/,
  /^\d+ minutes pass at the SP$/,
  /^Alice signs in at another ACS under the same Assertion ID$/,
  /^Alice signs in at each ACS$/,
  /^Alice signs in across sites$/,
  /^a person of the other tenant signs in there$/,
  /^the IdP of the other tenant names Alice at its own ACS$/,
  /^the IdP of the other tenant answers the request that Alice sent$/,
  /^the cookies from before the sign-in are used again$/,
];

export const thenPatterns: readonly { pattern: RegExp; expected: Expected }[] = [
  { pattern: /^the SP signs Alice in$/, expected: 'accept' },
  { pattern: /^the SP signs Alice in each time$/, expected: 'accept' },
  { pattern: /^the SP signs that person in there alone$/, expected: 'accept' },
  { pattern: new RegExp(`^the SP refuses the metadata with ${quoted}$`), expected: 'reject' },
  { pattern: /^the SP refuses$/, expected: 'reject' },
  { pattern: new RegExp(`^the SP refuses with ${quoted}$`), expected: 'reject' },
  { pattern: /^the SP does not sign in Bob$/, expected: 'unforged' },
  { pattern: /^the SP signs in nobody but Alice$/, expected: 'keep-distinct' },
  { pattern: /^the SP survives$/, expected: 'survive' },
  { pattern: /^the SP fetches nothing$/, expected: 'no-fetch' },
  { pattern: /^everything is as required$/, expected: 'inspect' },
  { pattern: /^the SP signs Alice out(?: in both browsers)?$/, expected: 'accept' },
  { pattern: /^the SP leaves Alice signed in$/, expected: 'reject' },
  { pattern: new RegExp(`^the SP refuses the logout with ${quoted}$`), expected: 'reject' },
  { pattern: /^the SP's logout message is as required$/, expected: 'inspect' },
  { pattern: /^it is recorded$/, expected: 'record' },
  { pattern: /^the SP signs Bob in$/, expected: 'accept' },
  { pattern: /^the SP signs in the newcomer$/, expected: 'accept' },
  { pattern: /^the SP signs each of them in$/, expected: 'accept' },
  { pattern: /^the SP reads the attribute as sent(?:, or refuses)?$/, expected: 'inspect' },
  { pattern: /^the SP shows what the IdP said of (?:Alice|Bob)$/, expected: 'inspect' },
  { pattern: /^the SP shows nothing of Bob there$/, expected: 'inspect' },
  { pattern: /^no page shows markup from (?:the IdP|RelayState)$/, expected: 'inspect' },
  { pattern: /^the browser stays with the SP$/, expected: 'inspect' },
  { pattern: /^no header comes from RelayState$/, expected: 'inspect' },
  { pattern: /^the session has ended$/, expected: 'inspect' },
  { pattern: /^nobody is signed in by them$/, expected: 'inspect' },
  { pattern: /^the session cookie is protected$/, expected: 'inspect' },
  { pattern: /^the page of the SP gives nothing away$/, expected: 'inspect' },
  { pattern: /^at most one of them is let in$/, expected: 'inspect' },
  { pattern: /^the SP keeps Alice signed in$/, expected: 'accept' },
  { pattern: /^nobody but Alice is signed in$/, expected: 'reject' },
  { pattern: /^the SP answers without a server error$/, expected: 'inspect' },
  { pattern: /^the (?:AuthnRequest|LogoutRequest) went where the metadata says$/, expected: 'inspect' },
  { pattern: /^the AuthnRequest is signed as the metadata wants$/, expected: 'inspect' },
  { pattern: /^the AuthnRequest is signed with an algorithm that the metadata declares$/, expected: 'inspect' },
];

/** Steps that arm a fault with what only the run knows. */
const implied: readonly (readonly [step: RegExp, fault: string])[] = [
  [/^the key of the second IdP will sign$/, 'signature-by-other-app'],
  [/^the Assertion will name the second IdP as its Issuer$/, 'assertion-issuer-chosen'],
  [/^Destination will be another ACS of the SP$/, 'destination-other-acs'],
  [/^Recipient will be another ACS of the SP$/, 'recipient-other-acs'],
  [/with the second IdP under the same Assertion ID$/, 'assertion-id-chosen'],
  [/with a confirmation for the request before$/, 'confirmation-in-response-to-given'],
  [/^the second IdP answers the request that \S+ sent to the first$/, 'in-response-to-another-request'],
];

/** Fault name of a step, if it arms one. */
export function faultOf(text: string): string | undefined {
  return /^the IdP will (?:send|publish) "([^"]*)"/.exec(text)?.[1] ?? implied.find(([step]) => step.test(text))?.[1];
}

/** Reason code of a Then step, if it names one. */
export function reasonOf(text: string): string | undefined {
  return /^the SP refuses(?: the (?:logout|metadata))? with "([^"]*)"$/.exec(text)?.[1];
}

/** What a Then step expects, if it is a step of this vocabulary. */
export function expectationOf(text: string): Expected | undefined {
  return thenPatterns.find((entry) => entry.pattern.test(text))?.expected;
}
