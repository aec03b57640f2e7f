/** One row at least for every function and method of the language: what is written, and what it comes to. */
import { describe, expect, test } from 'vitest';
import { claimExpressionProblem, evaluateStatement, type Scope } from '../index.ts';
import { methodNames } from '../methods/index.ts';
import type { Dialect } from '../value.ts';
import { countryCodes } from './country-codes.ts';
import { functions } from './index.ts';

const scope: Scope = {
  now: new Date('2026-03-01T12:34:56.789Z'),
  user: { login: 'alice@example.com', email: 'alice@example.com', firstName: 'Alice', roles: ['a', 'b'], cleared: '' },
  account: { id: '00u1', status: 'ACTIVE', created: '2026-02-01T00:00:00.000Z', lastLogin: '2026-02-28T12:00:00.000Z' },
  appuser: { userName: 'alice', department: 'Sales' },
  app: { name: 'example_portal_1', label: 'Portal' },
  org: { name: 'Example', subDomain: 'example' },
  session: { amr: ['pwd'], id: 's1' },
  groups: [
    { id: '00g1', type: 'BUILT_IN', name: 'Everyone' },
    { id: '00g2', type: 'OKTA_GROUP', name: 'Sales' },
    { id: '00g3', type: 'OKTA_GROUP', name: 'Sales EMEA' },
  ],
};
const textsIn = (dialect: Dialect) => (source: string) =>
  evaluateStatement(source, scope, dialect)?.map(({ text }) => text);

type Row = readonly [source: string, expected: string | readonly string[] | undefined];

const legacy: readonly Row[] = [
  ['String.append(user.firstName, "!")', 'Alice!'],
  ['String.join("-", "a", "b", "c")', 'a-b-c'],
  ['String.len(user.firstName)', '5'],
  ['String.removeSpaces("a b c")', 'abc'],
  ['String.replace("a.b.c", ".", "/")', 'a/b/c'],
  ['String.replaceFirst("a.b.c", ".", "/")', 'a/b.c'],
  ['String.startsWith(user.login, "ali")', 'true'],
  ['String.startsWith(user.login, "Ali")', 'false'],
  ['String.stringContains(user.login, "@example")', 'true'],
  ['String.stringSwitch("This is a test", "none", "key1", "v1", "test", "v2", "is", "v3")', 'v2'],
  ['String.stringSwitch("x", "none", "key1", "v1")', 'none'],
  ['String.substring("abcdef", 1, 3)', 'bc'],
  ['String.substringAfter(user.login, "@")', 'example.com'],
  ['String.substringBefore(user.login, "@")', 'alice'],
  ['String.toUpperCase("aB")', 'AB'],
  ['String.toLowerCase("aB")', 'ab'],
  ['String.toUpperCase(user.missing)', undefined],
  ['substring("abcdef", 0, 2)', 'ab'],
  ['substringAfter("a@b", "@")', 'b'],
  ['substringBefore("a@b", "@")', 'a'],
  ['toUpperCase("a")', 'A'],
  ['toLowerCase("A")', 'a'],
  ['Arrays.add({"a", "b"}, "c")', ['a', 'b', 'c']],
  ['Arrays.add(user.missing, "c")', 'c'],
  ['Arrays.add("a, b", "c")', ['a', 'b', 'c']],
  ['Arrays.remove({"a", "b", "a"}, "a")', 'b'],
  ['Arrays.clear({"a"})', undefined],
  ['Arrays.get({"a", "b"}, 1)', 'b'],
  ['Arrays.get({"a"}, 7)', undefined],
  ['Arrays.size({"a", "b"})', '2'],
  ['Arrays.size(user.missing)', '0'],
  ['Arrays.isEmpty({})', 'true'],
  ['Arrays.isEmpty(user.missing)', 'true'],
  ['Arrays.isEmpty(user.roles)', 'false'],
  ['Arrays.contains(user.roles, "b")', 'true'],
  ['Arrays.contains("a,b", "c")', 'false'],
  ['Arrays.toCsvString(user.roles)', 'a,b'],
  ['Arrays.flatten("a", user.roles, {"c", {"d"}})', ['a', 'a', 'b', 'c', 'd']],
  ['Arrays.flatten("a", user.missing)', undefined],
  ['Arrays.flatten("a", user.missing != null ? user.missing : {})', 'a'],
  ['Convert.toInt("1234")', '1234'],
  ['Convert.toInt(123.6)', '124'],
  ['Convert.toInt("many")', undefined],
  ['Convert.toNum("3.141")', '3.141'],
  ['Iso3166Convert.toAlpha2("IND")', 'IN'],
  ['Iso3166Convert.toAlpha3("840")', 'USA'],
  ['Iso3166Convert.toNumeric("USA")', '840'],
  ['Iso3166Convert.toName("IN")', 'India'],
  ['Iso3166Convert.toAlpha2("Germany")', 'DE'],
  ['Iso3166Convert.toName("Atlantis")', undefined],
  ['Time.now()', '2026-03-01T12:34:56.789Z'],
  ['Time.now("America/New_York")', '2026-03-01T07:34:56.789-05:00'],
  ['Time.now("EST", "YYYY-MM-dd HH:mm:ss")', '2026-03-01 07:34:56'],
  ['Time.now("UTC", "EEEE d MMM yy, h:mm a")', 'Sunday 1 Mar 26, 12:34 PM'],
  ['Time.now("Nowhere/Land")', undefined],
  ['Time.fromWindowsToIso8601("134168420967890000")', '2026-03-01T12:34:56.789Z'],
  ['Time.fromUnixToIso8601("1772368496")', '2026-03-01T12:34:56.000Z'],
  ['Time.fromStringToIso8601("15/Mar/2026 09:30 PM", "dd/MMM/yyyy hh:mm a")', '2026-03-15T21:30:00.000Z'],
  ['Time.fromStringToIso8601("2026-03-15T09:30+0200", "yyyy-MM-dd\'T\'HH:mmZ")', '2026-03-15T07:30:00.000Z'],
  ['Time.fromStringToIso8601("soon", "yyyy")', undefined],
  ['Time.fromIso8601ToWindows("2026-03-01T12:34:56.789Z")', '134168420967890000'],
  ['Time.fromIso8601ToUnix("2026-03-01T12:34:56Z")', '1772368496'],
  ['Time.fromIso8601ToString("2026-03-01T12:34:56Z", "dd.MM.yyyy HH:mm")', '01.03.2026 12:34'],
  ['isMemberOfGroup("00g2")', 'true'],
  ['isMemberOfGroup("00g9")', 'false'],
  ['isMemberOfAnyGroup("00g9", "00g1")', 'true'],
  ['isMemberOfGroupName("Sales")', 'true'],
  ['isMemberOfGroupName("Sale")', 'false'],
  ['isMemberOfGroupNameStartsWith("Sale")', 'true'],
  ['isMemberOfGroupNameContains("EMEA")', 'true'],
  ['isMemberOfGroupNameRegex("Sales.*")', 'true'],
  ['isMemberOfGroupNameRegex("ales")', 'false'],
  ['getFilteredGroups({"00g2", "00g3", "00g9"}, "group.name", 40)', ['Sales', 'Sales EMEA']],
  ['getFilteredGroups({"00g2", "00g3"}, "group.name", 1)', 'Sales'],
  ["user.getGroups({'group.source.id': 'x'}).![name]", undefined],
  ["Arrays.size(user.getGroups({'group.type': 'OKTA_GROUP'}))", '2'],
  ['user.getInternalProperty("id")', '00u1'],
  ['user.getInternalProperty("status")', 'ACTIVE'],
  ['user.getInternalProperty("passwordHash")', undefined],
  ['user.getLinkedObject("manager").email', undefined],
  ['getManagerUser("active_directory").email ?: "nobody"', 'nobody'],
  ['getManagerAppUser("active_directory", "google").email', undefined],
  ['getAssistantUser("active_directory").email', undefined],
  ['getAssistantAppUser("active_directory", "google").email', undefined],
  ['findDirectoryUser().managerUpn', undefined],
  ['findWorkdayUser().employeeID', undefined],
  ['hasDirectoryUser() ? "AD" : "none"', 'none'],
  ['hasWorkdayUser()', 'false'],
];

const identityEngine: readonly Row[] = [
  ['user.id', '00u1'],
  ['user.status', 'ACTIVE'],
  ['user.created', '2026-02-01T00:00:00.000Z'],
  ['user.passwordChanged', undefined],
  ['session.amr', 'pwd'],
  ['session.id', 's1'],
  ['device.profile.platform', undefined],
  ['appuser.entitlements.seats', undefined],
  ['user.profile.firstName', 'Alice'],
  ['user.profile.firstName.toUpperCase()', 'ALICE'],
  ['user.profile.firstName.toLowerCase()', 'alice'],
  ['user.profile.firstName.substring(2)', 'ice'],
  ['user.profile.firstName.substring(0, 2)', 'Al'],
  ['"a.b".replace(".", "-")', 'a-b'],
  ['"a.b.c".replaceFirst(".", "-")', 'a-b.c'],
  ['user.profile.firstName.length()', '5'],
  ['"a b".removeSpaces()', 'ab'],
  ['user.profile.email.contains("@example")', 'true'],
  ['user.profile.email.substringBefore("@").toUpperCase()', 'ALICE'],
  ['user.profile.email.substringAfter("@")', 'example.com'],
  ['"12.4".toInteger()', '12'],
  ['"12.5".toNumber()', '12.5'],
  ['"DE".parseCountryCode().toAlpha2()', 'DE'],
  ['"DE".parseCountryCode().toAlpha3()', 'DEU'],
  ['"DEU".parseCountryCode().toNumeric()', '276'],
  ['"276".parseCountryCode().toName()', 'Germany'],
  ['"XX".parseCountryCode().toName()', undefined],
  ['"2026-03-01T00:00:00Z".parseStringTime().toUnix()', '1772323200'],
  ['"01.03.2026".parseStringTime("dd.MM.yyyy").toString("yyyy/MM/dd")', '2026/03/01'],
  ['"never".parseStringTime().toUnix()', undefined],
  ['"1772323200".parseUnixTime().toString("yyyy")', '2026'],
  ['"134168420967890000".parseWindowsTime().toWindows()', '134168420967890000'],
  ['user.profile.roles.contains("b")', 'true'],
  ['user.profile.roles.size()', '2'],
  ['user.profile.missing.size()', '0'],
  ['user.profile.missing.isEmpty()', 'true'],
  ['user.profile.roles.add("c")', ['a', 'b', 'c']],
  ['user.profile.roles.remove("a")', 'b'],
  ['{user.profile.roles, {"c"}}.flatten()', ['a', 'b', 'c']],
  ['user.profile.firstName.size()', undefined],
  ['DateTime.now()', '2026-03-01T12:34:56.789Z'],
  ['DateTime.now().toZone("America/New_York").toString()', '2026-03-01T07:34:56.789-05:00'],
  ['DateTime.now().toZone("Nowhere/Land").toString()', undefined],
  ['DateTime.now().plusSeconds(4).toString("ss")', '00'],
  ['DateTime.now().plusMinutes(30).toString("HH:mm")', '13:04'],
  ['DateTime.now().plusHours(24).toString("dd")', '02'],
  ['DateTime.now().plusDays(1).toString("dd")', '02'],
  ['DateTime.now().plusWeeks(1).toString("dd")', '08'],
  ['DateTime.now().plusMonths(1).toString("MM")', '04'],
  ['DateTime.now().plusYears(1).toString("yyyy")', '2027'],
  ['DateTime.now().minusSeconds(56).toString("ss")', '00'],
  ['DateTime.now().minusMinutes(34).toString("mm")', '00'],
  ['DateTime.now().minusHours(12).toString("HH")', '00'],
  ['DateTime.now().minusDays(1).toString("dd")', '28'],
  ['DateTime.now().minusWeeks(1).toString("dd")', '22'],
  ['DateTime.now().minusMonths(1).toString("MM")', '02'],
  ['DateTime.now().minusYears(1).toString("yyyy")', '2025'],
  ['user.lastLogin.withinDays(2)', 'true'],
  ['user.lastLogin.withinHours(24)', 'false'],
  ['user.lastLogin.withinMinutes(5)', 'false'],
  ['user.lastLogin.withinSeconds(5)', 'false'],
  ['user.lastLogin.withinWeeks(1)', 'true'],
  ['user.created.withinMonths(2)', 'true'],
  ['user.created.withinYears(1)', 'true'],
  ["user.isMemberOf({'group.profile.name': 'Sales', 'operator': 'EXACT'})", 'true'],
  ["user.isMemberOf({'group.id': {'00g8', '00g9'}})", 'false'],
  ["user.getGroups({'group.profile.name': 'Sales'}).![profile.name]", ['Sales', 'Sales EMEA']],
  ["user.getGroups({'group.type': 'OKTA_GROUP'}).![id].contains('00g2')", 'true'],
  ['user.profile.email matches "(?i)ALICE@.*"', 'true'],
  ['user.profile.cleared != "" && user.profile.cleared != null ? "set" : "not set"', 'not set'],
];

const listed = (expected: Row[1]) => (typeof expected === 'string' ? [expected] : expected);

describe('the legacy dialect', () => {
  test.each(legacy)('%s', (source, expected) => {
    expect(textsIn('legacy')(source)).toEqual(listed(expected));
  });

  test.each<Row>([
    ['app.label', 'Portal'],
    ['example_portal_1.department', 'Sales'],
    ['example_portal_1_app.label', 'Portal'],
    ['org.subDomain', 'example'],
    ['source.login', 'alice@example.com'],
    ['idpuser.email', undefined],
    ['session.amr', 'pwd'],
    ['user.email matches "alice@.*"', 'true'],
    ['user.email matches "alice@"', 'false'],
    ['user.email matches "("', undefined],
    ['user.roles == {"a", "b"}', 'true'],
  ])('refers and compares: %s', (source, expected) => {
    expect(textsIn('legacy')(source)).toEqual(listed(expected));
  });

  test.each([
    'Groups.startsWith("OKTA", "Sales", 10)',
    'Groups.contains("OKTA", "Sales", 10)',
    'Groups.endsWith("OKTA", "EMEA", 10)',
    'user.firstName.toUpperCase()',
    'user.isMemberOf({"group.id": "00g1"})',
    'another_app_2.department',
  ])('prints what it does not have: %s', (source) => {
    expect(textsIn('legacy')(source)).toEqual([source]);
  });
});

describe('the dialect of Identity Engine', () => {
  test.each(identityEngine)('%s', (source, expected) => {
    expect(textsIn('identity-engine')(source)).toEqual(listed(expected));
  });

  test.each([
    'user.login',
    'appuser.department',
    'String.toUpperCase("a")',
    'user.profile.firstName.explode()',
    'Sales',
  ])('%s is no claim, and it is said why', (source) => {
    expect(claimExpressionProblem(source)).toMatch(/^Invalid expression: /);
    expect(textsIn('identity-engine')(source)).toEqual([source]);
  });

  test('an expression of a claim is in order', () => {
    for (const [source] of identityEngine) expect(claimExpressionProblem(source), source).toBeUndefined();
  });
});

test('no function and no method is without a row', () => {
  const written = (rows: readonly Row[]) => rows.map(([source]) => source).join('\n');
  const unwritten = [...functions.keys()].filter((name) => !written(legacy).includes(`${name}(`));
  const uncalled = methodNames.filter((name) => !written(identityEngine).includes(`.${name}(`));
  expect([...unwritten, ...uncalled]).toEqual([]);
});

test('the country codes agree with those of the platform', () => {
  expect(countryCodes).toHaveLength(249);
  for (const [alpha2, alpha3, numeric] of countryCodes) {
    // The platform canonicalises a numeric region to the alphabetic one.
    expect(new Intl.Locale(`und-${numeric}`).region, alpha3).toBe(alpha2);
  }
  expect(new Set(countryCodes.map(([, alpha3]) => alpha3)).size).toBe(249);
});
