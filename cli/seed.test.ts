import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMockIdp, type MockIdp, type OrgSeed } from '../mock-idp/index.ts';
import { addIdp } from './commands/idp.ts';
import { readSeedFile } from './seed-file.ts';
import { startChild } from './testing/child.ts';
import { watchSeed } from './watch-seed.ts';

let folder: string;
const open: { close(): unknown }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-seed-'));
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await rm(folder, { recursive: true });
});

async function start(options: Parameters<typeof createMockIdp>[0]): Promise<MockIdp> {
  const idp = await createMockIdp(options);
  open.push(idp);
  return idp;
}

const seed: OrgSeed = {
  organisation: { name: 'Acme', subdomain: 'acme' },
  people: [
    { login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson', attributes: { department: 'Ops' } },
    { login: 'bob@example.com', firstName: 'Bob', lastName: 'Brown', status: 'SUSPENDED' },
  ],
  groups: [{ name: 'Ops, EMEA', description: 'Who runs it', members: ['alice@example.com'] }],
  apps: [
    {
      label: 'Portal',
      status: 'INACTIVE',
      signOn: {
        ssoAcsUrl: 'http://localhost:9/acs',
        audience: 'sp',
        responseSigned: false,
        attributeStatements: [
          { name: 'mail', values: ['user.email'] },
          { type: 'GROUP', name: 'groups', values: [], filterType: 'STARTS_WITH', filterValue: 'Ops' },
        ],
      },
      appUserAttributes: [{ name: 'roles', type: 'string array', enum: ['a', 'b'], description: 'What they may' }],
      assignments: [{ login: 'alice@example.com', userName: 'al', profile: { roles: ['a'] } }],
      groupAssignments: [{ group: 'Ops, EMEA', priority: 3 }],
    },
  ],
};

test('`assay idp` says who administers, and what the SP of each app must trust', { timeout: 60_000 }, async () => {
  const file = join(folder, 'org.yaml');
  await writeFile(file, JSON.stringify(seed));
  const idp = await startChild('idp', '--seed', file, '--saml-port', '0', '--admin-port', '0');
  try {
    await idp.hears(/Password\s+\S+ for admin@example\.com\n\s+Metadata\s+http:\S+\/sso\/saml\/metadata\s+Portal\n/);
  } finally {
    await idp.end('SIGTERM');
  }
});

test('what is exported makes the same organisation again', async () => {
  const exported = await (await start({ seed })).exportSeed();
  expect(exported).toMatchObject({ organisation: seed.organisation, groups: seed.groups });
  expect(exported.apps).toMatchObject([{ label: 'Portal', status: 'INACTIVE', signOn: { responseSigned: false } }]);
  expect(await (await start({ seed: exported })).exportSeed()).toEqual(exported);
  expect(JSON.stringify(exported)).not.toMatch(/"id":|"externalKey":|"exk|"0oa|"password"/);
});

test('assay idp export writes it from a data folder and from a running IdP, YAML and JSON', async () => {
  const data = join(folder, 'data');
  const first = await createMockIdp({ data, seed });
  const exported = await first.exportSeed();
  await first.close();
  const run = (...args: string[]) => {
    const program = new Command().exitOverride();
    addIdp(program);
    return program.parseAsync(['idp', 'export', ...args], { from: 'user' });
  };
  const yaml = join(folder, 'out.yaml');
  await run('--data', data, '--out', yaml);
  expect(await readSeedFile(yaml)).toEqual(exported);
  const running = await start({ seed });
  const json = join(folder, 'out.json');
  await run('--url', running.adminUrl, '--token', running.controlToken, '--out', json);
  expect(JSON.parse(await readFile(json, 'utf8'))).toEqual(exported);
  await expect(run('--url', running.adminUrl, '--token', 'wrong')).rejects.toMatchObject({ code: 'export_refused' });
  await expect(run()).rejects.toMatchObject({ code: 'export_of_what' });
  await expect(run('--data', join(folder, 'none'))).rejects.toThrow('there is no organisation yet');
});

test('a seed names faults and situations; every problem is told at once, and a reset brings them back', async () => {
  const bad: OrgSeed = {
    ...seed,
    faults: [{ fault: 'no-such' }, { fault: 'audience-wrong', parameters: { x: 'y' }, app: 'Nothing' }],
    situations: [
      { situation: 'cancel', person: 'nobody@example.com' },
      { situation: 'stale-bookmark', app: 'Portal' },
    ],
  };
  const paths = [
    '/faults/0/fault',
    '/faults/1/parameters',
    '/faults/1/app',
    '/situations/0/person',
    '/situations/1/situation',
  ];
  await expect(createMockIdp({ seed: bad })).rejects.toMatchObject({
    problems: paths.map((path) => expect.objectContaining({ path })),
  });
  const idp = await start({
    seed: { ...seed, faults: [{ fault: 'audience-wrong', messages: 2 }], situations: [{ situation: 'two-tabs' }] },
  });
  const armed = async () => {
    const headers = { authorization: `Bearer ${idp.controlToken}` };
    const get = async (path: string) => (await fetch(`${idp.adminUrl}/_assay/${path}`, { headers })).json();
    return [await get('armed'), await get('stage')];
  };
  const expected = [[{ fault: 'audience-wrong', messages: 2 }], [{ situation: 'two-tabs' }]];
  expect(await armed()).toMatchObject(expected);
  await idp.reset();
  expect(await armed()).toMatchObject(expected);
});

test('a watched seed is applied when it changes; a bad one changes nothing and says everything', async () => {
  const file = join(folder, 'org.yaml');
  await writeFile(file, 'people: [{ login: alice@example.com, firstName: Alice, lastName: Anderson }]');
  const idp = await start({ seed: await readSeedFile(file) });
  const lines: string[] = [];
  let heard = () => {};
  const next = () =>
    new Promise<void>((resolve) => {
      heard = resolve;
    });
  open.push(
    watchSeed(file, idp, (line) => {
      lines.push(line);
      heard();
    }),
  );
  const logins = async () => (await idp.exportSeed()).people?.map(({ login }) => login);
  let told = next();
  await writeFile(file, 'people: [{ login: bob@example.com }, { login: carol@example.com, status: HAPPY }]');
  await told;
  expect(lines[0]).toMatch(/Not applied.*\n.*\n?.*\/people\/1\/status/s);
  expect(await logins()).not.toContain('bob@example.com');
  told = next();
  await writeFile(file, 'people: [{ login: bob@example.com, firstName: Bob, lastName: Brown }]');
  await told;
  expect(lines[1]).toContain('Applied');
  expect(await logins()).toContain('bob@example.com');
  expect(await logins()).toContain('alice@example.com');
});

const tenMistakes = `
organisation: { subdomain: Not A Name }
people:
  - { login: alice@example.com, firstName: Alice, lastName: Anderson, status: HAPPY }
  - { login: 7, firstName: Seven, lastName: Up }
  - { login: bob@example.com }
groups:
  - { name: Ops, members: [alice@example.com, nobody@example.com], colour: red }
apps:
  - label: Portal
    signOn: { ssoAcsUrl: not-a-url, audience: sp, digestAlgorithm: MD5 }
    appUserAttributes: [{ name: roles, type: float }]
    assignments: [{ login: alice@example.com, profile: { roles: [a] } }, { login: ghost@example.com }]
  - label: 12
  - { label: Portal, signOn: { audience: sp } }
faults: [{ fault: 3 }, { fault: no-such }]
`;

test('mistakes of shape and of content are told in one round, each where it stands in the file, and none that is none', async () => {
  const file = join(folder, 'ten.yaml');
  await writeFile(file, tenMistakes);
  const error = await readSeedFile(file).catch((refused: unknown) => refused);
  const { problems } = error as { problems: { path: string }[] };
  expect(problems.map(({ path }) => path).sort()).toEqual([
    '/apps/0/appUserAttributes/0/type',
    '/apps/0/assignments/1/login',
    '/apps/0/signOn/digestAlgorithm',
    '/apps/0/signOn/ssoAcsUrl',
    '/apps/1/label',
    '/apps/2/label',
    '/apps/2/signOn/ssoAcsUrl',
    '/faults/0/fault',
    '/faults/1/fault',
    '/groups/0/colour',
    '/groups/0/members/1',
    '/organisation/subdomain',
    '/people/0/status',
    '/people/1/login',
    '/people/2/firstName',
    '/people/2/lastName',
  ]);
});
