import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { addressesOf } from './addresses.ts';
import { type IsLocal, mayBeAttacked } from './consent.ts';
import { parseJsonPath } from './json-path.ts';
import { endpointProblems, peopleProblems, tenantProblems } from './party-problems.ts';
import type { Profile, ProfileProblem } from './profile.ts';
import { shapeProblems } from './shape-problems.ts';
import { whoamiProblems } from './whoami-problems.ts';

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

let compiled: ValidateFunction<Profile> | undefined;

/** Compiled once: that takes longer than everything else about a profile. */
function validator(): ValidateFunction<Profile> {
  compiled ??= compile();
  return compiled;
}

function compile(): ValidateFunction<Profile> {
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
