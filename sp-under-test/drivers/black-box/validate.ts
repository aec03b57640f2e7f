import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { addressesOf } from './addresses.ts';
import { parseJsonPath, valueAt } from './json-path.ts';
import { isLoopback } from './loopback.ts';
import type { Profile, ProfileProblem } from './profile.ts';

/** Says everything that is wrong with a profile, or gives it back typed. */
export function validateProfile(value: unknown): { profile: Profile } | { problems: ProfileProblem[] } {
  const valid = validator();
  if (!valid(value)) return { problems: shapeProblems(valid.errors ?? [], value) };
  const problems = [
    ...spProblems(value),
    ...whoamiProblems(value),
    ...peopleProblems(value),
    ...hookProblems(value),
    ...logoutProblems(value),
    ...behaviourProblems(value),
    ...hostsProblems(value),
    ...addressProblems(value),
  ];
  return problems.length === 0 ? { profile: value } : { problems };
}

function validator() {
  const path = createRequire(import.meta.url).resolve('#package/sp-under-test/drivers/black-box/profile.schema.json');
  const ajv = new Ajv({ allErrors: true });
  // ajv-formats is CommonJS: under nodenext its callable stands in `default`.
  addFormats.default(ajv, ['uri']);
  return ajv.compile<Profile>(JSON.parse(readFileSync(path, 'utf8')));
}

function shapeProblems(errors: readonly ErrorObject[], value: unknown): ProfileProblem[] {
  // "must match exactly one schema" only repeats what its branches say.
  const telling = errors.filter((error) => error.keyword !== 'oneOf');
  return (telling.length > 0 ? telling : errors).map((error) => {
    const path = error.instancePath.split('/').slice(1).map(segmentOf);
    return { path: joined(path), value: valueAt(value, path), remedy: remedyOf(error) };
  });
}

const segmentOf = (text: string): string | number =>
  /^\d+$/.test(text) ? Number(text) : text.replace(/~1/g, '/').replace(/~0/g, '~');

function joined(path: readonly (string | number)[]): string {
  if (path.length === 0) return '(profile)';
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');
}

function remedyOf({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `add the missing field "${params.missingProperty}"`;
    case 'additionalProperties':
      return `remove or correct the unknown field "${params.additionalProperty}"`;
    case 'enum':
      return `use one of ${params.allowedValues.join(', ')}`;
    case 'format':
      return 'give an absolute URL, e.g. http://localhost:3000/login';
    case 'minItems':
      return `give at least ${params.limit}`;
    case 'minLength':
      return 'give a text that is not empty';
    default:
      return message ?? 'correct this value';
  }
}

function spProblems({ sp, metadata }: Profile): ProfileProblem[] {
  if ((sp === undefined) !== (metadata === undefined)) return [];
  return [
    {
      path: 'sp',
      value: sp,
      remedy: 'give either sp (entityId and acsUrl) or metadata (a URL or a file), not both or neither',
    },
  ];
}

function whoamiProblems({ whoami }: Profile): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const { json, pattern, attributes } = whoami;
  if ((json === undefined) === (pattern === undefined)) {
    problems.push({
      path: 'whoami',
      value: whoami,
      remedy: 'say how to read the subject: json (a path) or pattern (a regular expression), one of them',
    });
  }
  for (const [path, text] of [
    ['whoami.json', json],
    ['whoami.attributes', attributes],
  ] as const) {
    if (text !== undefined && parseJsonPath(text) === undefined) {
      problems.push({ path, value: text, remedy: "write a path such as $.user.nameId, $.list[0] or $['a b']" });
    }
  }
  if (attributes !== undefined && json === undefined) {
    problems.push({
      path: 'whoami.attributes',
      value: attributes,
      remedy: 'attributes can only be read from a JSON answer: give json, too',
    });
  }
  if (pattern !== undefined) problems.push(...patternProblems(pattern));
  return problems;
}

function patternProblems(pattern: string): ProfileProblem[] {
  try {
    const groups = (new RegExp(`${pattern}|`, 'u').exec('')?.length ?? 1) - 1;
    if (groups > 0) return [];
    return [{ path: 'whoami.pattern', value: pattern, remedy: 'put the subject in a group: ( … )' }];
  } catch {
    return [{ path: 'whoami.pattern', value: pattern, remedy: 'this is no regular expression' }];
  }
}

function peopleProblems({ people }: Profile): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  for (const field of ['alias', 'nameId', 'seenAs'] as const) {
    const seen = new Set<string>();
    people.forEach((person, index) => {
      const value = person[field];
      if (value === undefined) return;
      if (seen.has(value))
        problems.push({
          path: `people[${index}].${field}`,
          value,
          remedy: 'people must differ: the judge tells them apart by it',
        });
      seen.add(value);
    });
  }
  return problems;
}

function hookProblems({ hooks }: Profile): ProfileProblem[] {
  if (hooks?.readySeconds === undefined || hooks.ready !== undefined) return [];
  return [{ path: 'hooks.readySeconds', value: hooks.readySeconds, remedy: 'give hooks.ready, the URL to wait for' }];
}

function logoutProblems({ supports = [], metadata }: Profile): ProfileProblem[] {
  if (!supports.includes('logout') || metadata !== undefined) return [];
  const remedy = 'single logout needs metadata with a SingleLogoutService: give metadata instead of sp';
  return [{ path: 'supports', value: supports, remedy }];
}

function behaviourProblems({ adapter, behaviour, scim, whoami }: Profile): ProfileProblem[] {
  const json = behaviour?.groups?.json;
  const undeclared = behaviour === undefined && (adapter !== undefined || scim !== undefined);
  return [
    ...(undeclared
      ? [{ path: 'behaviour', remedy: 'say what the SP declares: adapter and scim only look at that' }]
      : []),
    ...(json !== undefined && parseJsonPath(json) === undefined
      ? [{ path: 'behaviour.groups.json', value: json, remedy: 'write a path such as $.user.groups' }]
      : []),
    ...(json !== undefined && whoami.json === undefined
      ? [
          {
            path: 'behaviour.groups.json',
            value: json,
            remedy: 'the whoami answer must be JSON: give whoami.json, too',
          },
        ]
      : []),
  ];
}

function hostsProblems({ userAgent }: Profile): ProfileProblem[] {
  return Object.entries(userAgent?.hosts ?? {}).flatMap(([name, value]) =>
    isIP(value) > 0 ? [] : [{ path: `userAgent.hosts.${name}`, value, remedy: 'give an IP address, e.g. 127.0.0.1' }],
  );
}

function addressProblems(profile: Profile): ProfileProblem[] {
  const remedy = 'the SP must run on this machine (localhost or 127.0.0.1): attacking an SP elsewhere is not supported';
  return addressesOf(profile).flatMap((named) =>
    isLoopback(named.value, profile.userAgent?.hosts) ? [] : [{ ...named, remedy }],
  );
}
