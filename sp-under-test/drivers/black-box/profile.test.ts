import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { DriverError } from '../driver-error.ts';
import { readProfile } from './index.ts';

const good = {
  name: 'plain SP',
  sp: { entityId: 'http://localhost:3000/sp', acsUrl: 'http://localhost:3000/acs' },
  start: 'http://localhost:3000/login',
  whoami: { url: 'http://localhost:3000/me', json: '$.user.nameId' },
  people: [{ nameId: 'alice@example.com' }, { nameId: 'bob@example.com' }],
};

const ref = (name: string) => `\${${name}}`;

function problemsOf(profile: unknown, env: Record<string, string> = {}): string {
  try {
    readProfile(stringify(profile), 'profile.yaml', env);
    return '';
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return error.message;
  }
}

test('a name that leads to this machine is as good as localhost', () => {
  const hosts = { 'sp.test': '127.0.0.1', 'sp6.test': '::1' };
  expect(problemsOf({ ...good, start: 'https://sp.test/login', userAgent: { hosts } })).toBe('');
  expect(problemsOf({ ...good, start: 'https://sp6.test/login', userAgent: { hosts } })).toBe('');
});

test('a secret that is wrong is not repeated', () => {
  const userAgent = { proxy: 'https://me:s3cret@localhost' };
  const told = problemsOf({ ...good, userAgent });
  expect(told).toContain('userAgent.proxy');
  expect(told).not.toContain('s3cret');
});

test('a plain SP needs at most fifteen lines', () => {
  expect(stringify(good).trim().split('\n').length).toBeLessThanOrEqual(15);
  expect(problemsOf(good)).toBe('');
});

const url = 'http://localhost:3000/other';
const tenant = (more: object) => ({ acsUrl: url, start: url, whoami: good.whoami, people: [{ nameId: 'd' }], ...more });

describe('each problem names path, value and remedy', () => {
  const table: [why: string, profile: object, path: string, told: string][] = [
    ['unknown field', { ...good, entityID: 'x' }, '(profile)', 'unknown field "entityID"'],
    ['missing field', { ...good, whoami: undefined }, '(profile)', 'missing field "whoami"'],
    ['no start', { ...good, start: undefined }, 'start', 'must name idp-initiated'],
    ['no address', { ...good, sp: undefined }, 'sp', 'either sp (entityId and acsUrl) or metadata'],
    ['two addresses', { ...good, metadata: 'sp.xml' }, 'sp', 'either sp (entityId and acsUrl) or metadata'],
    ['relative URL', { ...good, whoami: { ...good.whoami, url: '/me' } }, 'whoami.url ("/me")', 'absolute URL'],
    ['two ways to read', { ...good, whoami: { ...good.whoami, pattern: '(x)' } }, 'whoami', 'one of them'],
    ['no way to read', { ...good, whoami: { url: good.whoami.url } }, 'whoami', 'one of them'],
    ['broken path', { ...good, whoami: { ...good.whoami, json: '$.a..b' } }, 'whoami.json ("$.a..b")', '$.user.nameId'],
    [
      'broken pattern',
      { ...good, whoami: { url: good.whoami.url, pattern: '(' } },
      'whoami.pattern ("(")',
      'no regular expression',
    ],
    [
      'pattern without group',
      { ...good, whoami: { url: good.whoami.url, pattern: 'x' } },
      'whoami.pattern ("x")',
      'in a group',
    ],
    [
      'attributes of HTML',
      { ...good, whoami: { url: good.whoami.url, pattern: '(x)', attributes: '$.a' } },
      'whoami.attributes',
      'JSON answer',
    ],
    [
      'a proxy without scheme',
      { ...good, userAgent: { proxy: 'localhost:3128' } },
      'userAgent.proxy',
      'e.g. http://user:password@localhost:3128',
    ],
    [
      'half a client certificate',
      { ...good, userAgent: { clientCertificate: { key: 'k' } } },
      'userAgent',
      '"certificate"',
    ],
    [
      'a host without address',
      { ...good, userAgent: { hosts: { sp: 'localhost' } } },
      'userAgent.hosts.sp',
      'IP address',
    ],
    [
      'a name that leads elsewhere',
      { ...good, start: 'http://sp.test/login', userAgent: { hosts: { 'sp.test': '192.0.2.1' } } },
      'start',
      'on this machine',
    ],
    ['no rate at all', { ...good, maxRate: 0 }, 'maxRate (0)', '1 or more'],
    ['one person', { ...good, people: [good.people[0]] }, 'people', 'at least 2'],
    [
      'the same person',
      { ...good, people: [good.people[0], good.people[0]] },
      'people[1].nameId ("alice@example.com")',
      'must differ',
    ],
    ['unknown feature', { ...good, supports: ['flying'] }, 'supports[0] ("flying")', 'idp-initiated'],
    [
      'off loopback',
      { ...good, start: 'https://sp.example.com/login' },
      'start ("https://sp.example.com/login")',
      'on this machine',
    ],
    ['looks like loopback', { ...good, start: 'http://127.0.0.1.example.com/' }, 'start', 'on this machine'],
    ['waits for nothing', { ...good, hooks: { readySeconds: 3 } }, 'hooks.readySeconds (3)', 'hooks.ready'],
    ['a value for fields', { ...good, whoami: 'x' }, 'whoami ("x")', 'name: value'],
    ['a value for a list', { ...good, supports: 'logout' }, 'supports ("logout")', 'a list'],
    ['a list for a text', { ...good, hooks: { setup: ['x'] } }, 'hooks.setup (["x"])', 'give a text'],
    ['a text for a number', { ...good, toleranceSeconds: '3m' }, 'toleranceSeconds ("3m")', 'a whole number'],
    ['neither URL nor steps', { ...good, start: 7 }, 'start (7)', 'a URL, or a list of steps'],
    ['an unknown step', { ...good, start: [{ go: 'x' }] }, 'start[0]', 'known here: goto, press, fill, choose'],
    ['two steps in one', { ...good, start: [{ goto: url, press: 'x' }] }, 'start[0]', 'give 1 of goto, press'],
    ['half a step', { ...good, start: [{ fill: { value: 'x' } }] }, 'start[0].fill', '"label"'],
    ['a scheme that no browser posts to', { ...good, start: 'ftp://localhost/' }, 'start', 'http or https'],
    ['a Format by half', { ...good, nameIdFormat: 'emailAddress' }, 'nameIdFormat ("emailAddress")', 'A URN'],
    ['an unknown browser', { ...good, agent: 'firefox' }, 'agent ("firefox")', 'http, chromium'],
    [
      'the same ACS twice',
      { ...good, acsEndpoints: [{ url: good.sp.acsUrl }] },
      'acsEndpoints[0].url',
      'named already',
    ],
    [
      'one index for two ACS',
      { ...good, acsEndpoints: [{ url }, { url: `${url}/b`, index: 1 }] },
      'acsEndpoints[1].index (1)',
      'an index of its own',
    ],
    ['one page for two tenants', { ...good, tenants: [tenant({})] }, 'tenants[0].whoami.url', 'one page for both'],
    [
      'one person in two tenants',
      { ...good, tenants: [tenant({ whoami: { url, json: '$.a' }, people: [good.people[0]] })] },
      'tenants[0].people[0].nameId ("alice@example.com")',
      'must differ',
    ],
    ['two other tenants', { ...good, tenants: [tenant({}), tenant({})] }, 'tenants', 'at most 1'],
    [
      'leave for a page',
      { ...good, consent: { by: 'x', origins: ['https://sp.test/a'], token: 'x'.repeat(20) } },
      'consent.origins[0] ("https://sp.test/a")',
      'scheme and host alone',
    ],
    [
      'a token to guess',
      { ...good, consent: { by: 'x', origins: ['https://sp.test'], token: 'x' } },
      'consent.token: ',
      'at least 20 characters',
    ],
    [
      'a verdict that there is not',
      { ...good, known: [{ case: 'a', verdict: 'bad', because: 'x' }] },
      'known[0].verdict ("bad")',
      'fail',
    ],
    ['unset variable', { ...good, name: ref('TENANT') }, `name ("${ref('TENANT')}")`, 'environment variable TENANT'],
  ];
  test.each(table)('%s', (_, profile, path, told) => {
    const message = problemsOf(profile);
    expect(message.split('\n')[0]).toBe('profile.yaml has 1 problem(s):');
    expect(message).toContain(`  ${path}`);
    expect(message).toContain(told);
  });
});

test('all problems come at once', () => {
  expect(problemsOf({ ...good, people: [], supports: ['flying'], colour: 'red' })).toMatch(
    /^profile\.yaml has 3 problem/,
  );
});

test('variables are filled in everywhere but in hooks', () => {
  const command = `serve ${ref('PORT')} ${ref('SECRET')}`;
  const profile = readProfile(
    stringify({ ...good, start: `http://localhost:${ref('PORT')}/login`, hooks: { setup: command } }),
    'profile.yaml',
    { PORT: '4711' },
  );
  expect(profile.start).toBe('http://localhost:4711/login');
  expect(profile.hooks?.setup).toBe(command);
});

test('what is no YAML is told as such', () => {
  expect(() => readProfile('name: [', 'profile.yaml')).toThrow(/neither YAML nor JSON/);
});
