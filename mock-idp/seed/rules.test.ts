import { afterEach, expect, test } from 'vitest';
import { apiOf, at, textAt } from '../api/testing/api.ts';
import { createMockIdp, type MockIdp, type OrgSeed, SeedError } from '../index.ts';

const open: MockIdp[] = [];
afterEach(() => Promise.all(open.splice(0).map((idp) => idp.close())));
async function start(seed: OrgSeed): Promise<MockIdp> {
  const idp = await createMockIdp({ seed });
  open.push(idp);
  return idp;
}

const person = (name: string, attributes: Record<string, string>) => ({
  login: `${name}@example.com`,
  firstName: name,
  lastName: 'Example',
  password: 'Correct-Horse-7',
  attributes,
});

const seed: OrgSeed = {
  userAttributes: [{ name: 'level', title: 'Level' }],
  people: [
    person('ann', { department: 'Sales', level: '2' }),
    person('ben', { department: 'Sales' }),
    person('cid', {}),
  ],
  groups: [{ name: 'Sales "EMEA"', members: ['cid@example.com'] }, { name: 'Seniors' }],
  groupRules: [
    { name: 'sales', expression: 'user.department=="Sales"', groups: ['Sales "EMEA"'], except: ['ben@example.com'] },
    { name: 'seniors', expression: 'user.level=="2"', groups: ['Seniors'], status: 'INACTIVE' },
  ],
  apps: [
    {
      label: 'Portal',
      signOn: { ssoAcsUrl: 'http://localhost:9/acs', audience: 'sp' },
      federatedClaims: [{ name: 'mail', expression: 'user.profile.email' }],
    },
  ],
};

async function membersOf(idp: MockIdp, group: string): Promise<string[]> {
  const call = apiOf(idp);
  const [found] = (await call('GET', `/api/v1/groups?q=${encodeURIComponent(group)}`)).body as unknown[];
  const users = (await call('GET', `/api/v1/groups/${textAt(found, 'id')}/users`)).body as unknown[];
  return users.map((user) => textAt(user, 'profile.firstName'));
}

const describe = async (idp: MockIdp) => {
  const answer = await fetch(`${idp.adminUrl}/_assay/organisation/seed`, {
    headers: { authorization: `Bearer ${idp.controlToken}` },
  });
  return answer.json();
};

test('rules, claims and attributes of a seed are there, and come out again as a seed that makes the same', async () => {
  const first = await start(seed);
  expect(await membersOf(first, 'Sales')).toEqual(['cid', 'ann']);
  const call = apiOf(first);
  const seniors = textAt(((await call('GET', '/api/v1/groups?q=Seniors')).body as unknown[])[0], 'id');
  const target = textAt(((await call('GET', '/api/v1/groups?q=Sales')).body as unknown[])[0], 'id');
  // By id, which means nothing anywhere else.
  await call('POST', '/api/v1/groups/rules', {
    type: 'group_rule',
    name: 'by id',
    conditions: {
      expression: {
        value: `isMemberOfAnyGroup("${target}","${seniors}") AND user.level != "9"`,
        type: 'urn:okta:expression:1.0',
      },
    },
    actions: { assignUserToGroups: { groupIds: [seniors] } },
  });
  const exported = (await describe(first)) as OrgSeed;
  expect(exported.groups?.[0]?.members).toEqual(['cid@example.com']);
  expect(exported.groupRules?.[2]?.expression).toBe(
    '(isMemberOfGroupName("Sales \\"EMEA\\"") OR isMemberOfGroupName("Seniors")) AND user.level != "9"',
  );
  const { people = [] } = exported;
  const second = await start({ ...exported, people: people.map((one) => ({ ...one, password: 'Correct-Horse-7' })) });
  expect(await membersOf(second, 'Sales')).toEqual(['cid', 'ann']);
  expect(await describe(second)).toEqual(exported);
});

test('applied again, a rule is changed or made anew', async () => {
  const idp = await start(seed);
  const apply = (groupRules: OrgSeed['groupRules']) =>
    fetch(`${idp.adminUrl}/_assay/organisation`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${idp.controlToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ groupRules }),
    });
  const ids = async () =>
    ((await apiOf(idp)('GET', '/api/v1/groups/rules')).body as unknown[]).map((rule) => at(rule, 'id'));
  const before = await ids();
  await apply([{ name: 'sales', expression: 'user.firstName=="cid"', groups: ['Sales "EMEA"'] }]);
  expect([await membersOf(idp, 'Sales'), await ids()]).toEqual([['cid'], before]);
  await apply([{ name: 'sales', expression: 'user.department=="Sales"', groups: ['Seniors'] }]);
  expect(await membersOf(idp, 'Seniors')).toEqual(['ann', 'ben']);
});

test('everything that is wrong with rules is said at once', async () => {
  const wrong: OrgSeed = {
    groupRules: [
      {
        name: 'a',
        expression: 'user.department = "x"',
        groups: ['Nowhere', 'Everyone'],
        except: ['nobody@example.com'],
      },
      { name: 'A', expression: 'user.colour == "red"', groups: ['Nowhere'] },
    ],
  };
  const error: unknown = await createMockIdp({ seed: wrong }).catch((thrown: unknown) => thrown);
  expect(error instanceof SeedError && error.problems.map(({ path }) => path)).toEqual([
    '/groupRules/0/expression',
    '/groupRules/0/groups/0',
    '/groupRules/0/groups/1',
    '/groupRules/0/except/0',
    '/groupRules/1/name',
    '/groupRules/1/expression',
    '/groupRules/1/groups/0',
  ]);
});

test('what is wrong with the shape of a seed names the value, but never a password', async () => {
  const wrong: unknown = {
    organisation: { subdomain: 'Bad Sub' },
    people: [{ login: 'a@example.com', status: 'GONE', password: 'x'.repeat(201) }],
    groups: [{ name: '', people: [] }],
  };
  const error: unknown = await createMockIdp({ seed: wrong as OrgSeed }).catch((thrown: unknown) => thrown);
  const { message } = error instanceof SeedError ? error : { message: String(error) };
  expect(message).toContain('/organisation/subdomain: Bad Sub cannot stand here. It must match');
  expect(message).toContain('/people/0/status: GONE is not one of the choices.');
  expect(message).toContain('/groups/0/name: There is nothing here.');
  expect(message).toContain(
    '/groups/0/people: There is no people here. Remove it, or correct its name to one of name,',
  );
  expect(message).not.toContain('xxx');
});

const shapeless = (part: object): OrgSeed => JSON.parse(JSON.stringify({ ...seed, ...part }));

test.each([
  ['people', ['There is no person']],
  ['groups', ['There is no group']],
] as const)('%s that are refused whole are not missed wherever they are named', async (list, untrue) => {
  const refused = start(shapeless({ [list]: 'everybody' }));
  await expect(refused).rejects.toThrow(`/${list}: everybody is not right here.`);
  for (const sentence of untrue) await expect(refused).rejects.not.toThrow(sentence);
});

test('people who are no people are told of by path', async () => {
  await expect(start(shapeless({ people: [null, 7] }))).rejects.toThrow(/\/people\/0: .*\n\/people\/1: /);
});
