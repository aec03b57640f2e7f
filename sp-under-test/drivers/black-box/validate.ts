import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { addressesOf } from './addresses.ts';
import { type IsLocal, mayBeAttacked } from './consent.ts';
import { parseJsonPath } from './json-path.ts';
import type { Profile, ProfileProblem, ProfileWhoami } from './profile.ts';
import { shapeProblems } from './shape-problems.ts';

/** Says everything that is wrong with a profile, or gives it back typed. `isLocal` tells the addresses of this machine. */
export function validateProfile(
  value: unknown,
  isLocal?: IsLocal,
): { profile: Profile } | { problems: ProfileProblem[] } {
  const valid = validator();
  if (!valid(value)) return { problems: shapeProblems(valid.errors ?? [], value) };
  const problems = [
    ...spProblems(value),
    ...startProblems(value),
    ...whoamiProblems('whoami', value.whoami),
    ...(value.tenants ?? []).flatMap(({ whoami }, index) => whoamiProblems(`tenants[${index}].whoami`, whoami)),
    ...peopleProblems(value),
    ...endpointProblems(value),
    ...tenantProblems(value),
    ...hookProblems(value),
    ...knownProblems(value),
    ...logoutProblems(value),
    ...behaviourProblems(value),
    ...hostsProblems(value),
    ...addressProblems(value, isLocal),
  ];
  return problems.length === 0 ? { profile: value } : { problems };
}

function validator() {
  const path = createRequire(import.meta.url).resolve('#package/sp-under-test/drivers/black-box/profile.schema.json');
  const ajv = new Ajv({ allErrors: true, verbose: true });
  // ajv-formats is CommonJS: under nodenext its callable stands in `default`.
  addFormats.default(ajv, ['uri']);
  return ajv.compile<Profile>(JSON.parse(readFileSync(path, 'utf8')));
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

function startProblems({ acsEndpoints, idps, start, supports = [] }: Profile): ProfileProblem[] {
  if (start !== undefined) return [];
  const remedy =
    'give start, where a sign-in begins; only an SP that takes unsolicited Responses and no others goes without, and then supports must name idp-initiated';
  return [
    ...(supports.includes('idp-initiated') ? [] : [{ path: 'start', remedy }]),
    ...(supports.includes('solicited-only')
      ? [{ path: 'supports', value: supports, remedy: 'an SP that takes solicited Responses only needs start' }]
      : []),
    ...(idps === undefined && acsEndpoints?.some((endpoint) => endpoint.start !== undefined) !== true
      ? []
      : [{ path: 'start', remedy: 'give start: another ACS or IdP with a start of its own stands beside it' }]),
  ];
}

function whoamiProblems(at: string, whoami: ProfileWhoami): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const { json, pattern, attributes } = whoami;
  if ((json === undefined) === (pattern === undefined)) {
    problems.push({
      path: at,
      value: whoami,
      remedy: 'say how to read the subject: json (a path) or pattern (a regular expression), one of them',
    });
  }
  for (const [path, text] of [
    [`${at}.json`, json],
    [`${at}.attributes`, attributes],
  ] as const) {
    if (text !== undefined && parseJsonPath(text) === undefined) {
      problems.push({ path, value: text, remedy: "write a path such as $.user.nameId, $.list[0] or $['a b']" });
    }
  }
  if (attributes !== undefined && json === undefined) {
    problems.push({
      path: `${at}.attributes`,
      value: attributes,
      remedy: 'attributes can only be read from a JSON answer: give json, too',
    });
  }
  if (pattern !== undefined) problems.push(...patternProblems(`${at}.pattern`, pattern));
  return problems;
}

function patternProblems(path: string, pattern: string): ProfileProblem[] {
  try {
    const groups = (new RegExp(`${pattern}|`, 'u').exec('')?.length ?? 1) - 1;
    if (groups > 0) return [];
    return [{ path, value: pattern, remedy: 'put the subject in a group: ( … )' }];
  } catch {
    return [{ path, value: pattern, remedy: 'this is no regular expression' }];
  }
}

function peopleProblems({ people, tenants = [] }: Profile): ProfileProblem[] {
  const everybody = [
    ...people.map((person, index) => ({ person, at: `people[${index}]` })),
    ...tenants.flatMap((tenant, place) =>
      tenant.people.map((person, index) => ({ person, at: `tenants[${place}].people[${index}]` })),
    ),
  ];
  return (['alias', 'nameId', 'seenAs'] as const).flatMap((field) => {
    const seen = new Set<string>();
    return everybody.flatMap(({ at, person }): ProfileProblem[] => {
      const value = person[field];
      const twice = value !== undefined && seen.has(value);
      if (value !== undefined) seen.add(value);
      const remedy = 'people must differ: the judge tells them apart by it';
      return twice ? [{ path: `${at}.${field}`, value, remedy }] : [];
    });
  });
}

/** Two ACS at one address, or with one index, are one. */
function endpointProblems({ acsEndpoints = [], sp }: Profile): ProfileProblem[] {
  const urls = new Set([sp?.acsUrl]);
  const indexes = new Set<number>();
  return acsEndpoints.flatMap(({ index, url }, place): ProfileProblem[] => {
    const number = index ?? place + 1;
    const problems = [
      ...(urls.has(url)
        ? [{ path: `acsEndpoints[${place}].url`, value: url, remedy: 'name another ACS: this one is named already' }]
        : []),
      ...(indexes.has(number)
        ? [{ path: `acsEndpoints[${place}].index`, value: number, remedy: 'give each ACS an index of its own' }]
        : []),
    ];
    urls.add(url);
    indexes.add(number);
    return problems;
  });
}

function tenantProblems({ sp, tenants = [], whoami }: Profile): ProfileProblem[] {
  return tenants.flatMap((tenant, index): ProfileProblem[] => [
    ...(tenant.acsUrl === sp?.acsUrl
      ? [
          {
            path: `tenants[${index}].acsUrl`,
            value: tenant.acsUrl,
            remedy: 'give the ACS of that tenant: this one is that of the first',
          },
        ]
      : []),
    ...(tenant.whoami.url === whoami.url
      ? [
          {
            path: `tenants[${index}].whoami.url`,
            value: whoami.url,
            remedy: 'give a page of that tenant: one page for both cannot tell into which a person was let',
          },
        ]
      : []),
  ]);
}

/** An expectation that stands twice would be held against only one of them. */
function knownProblems({ known = [] }: Profile): ProfileProblem[] {
  const seen = new Set<string>();
  return known.flatMap((one, index) => {
    const twice = seen.has(one.case);
    seen.add(one.case);
    return twice ? [{ path: `known[${index}].case`, value: one.case, remedy: 'say it once' }] : [];
  });
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

function addressProblems(profile: Profile, isLocal: IsLocal | undefined): ProfileProblem[] {
  return addressesOf(profile).flatMap((named): ProfileProblem[] => {
    if (!/^https?:/i.test(named.value)) return [{ ...named, remedy: 'give an http or https URL' }];
    if (mayBeAttacked(named.value, profile, isLocal)) return [];
    const { origin } = new URL(named.value);
    const remedy =
      profile.consent === undefined
        ? `this is not on this machine (localhost or 127.0.0.1): an SP elsewhere is attacked only with consent, see the README`
        : `add "${origin}" to consent.origins, or give an address on this machine`;
    return [{ ...named, remedy }];
  });
}
