import type { Profile, Way } from './profile.ts';

/** An address of the SP, and the field of the profile that names it. */
export interface NamedAddress {
  path: string;
  value: string;
}

/** Every address of the SP that a profile names. */
export function addressesOf(profile: Profile): NamedAddress[] {
  const {
    acsEndpoints = [],
    hooks = {},
    idps = [],
    metadata,
    scim,
    signOut,
    sp,
    start,
    tenants = [],
    whoami,
  } = profile;
  return [
    ...one('sp.acsUrl', sp?.acsUrl),
    ...one('metadata', /^https?:/i.test(metadata ?? '') ? metadata : undefined),
    ...gotosOf('start', start),
    ...gotosOf('signOut', signOut),
    ...one('whoami.url', whoami.url),
    ...acsEndpoints.flatMap(({ start: way, url }, index) => [
      ...one(`acsEndpoints[${index}].url`, url),
      ...gotosOf(`acsEndpoints[${index}].start`, way),
    ]),
    ...idps.flatMap(({ acsUrl, start: way }, index) => [
      ...one(`idps[${index}].acsUrl`, acsUrl),
      ...gotosOf(`idps[${index}].start`, way),
    ]),
    ...tenants.flatMap((tenant, index) => [
      ...one(`tenants[${index}].acsUrl`, tenant.acsUrl),
      ...gotosOf(`tenants[${index}].start`, tenant.start),
      ...one(`tenants[${index}].whoami.url`, tenant.whoami.url),
    ]),
    ...one('hooks.ready', hooks.ready),
    ...(['refresh', 'reset', 'cleanup'] as const).flatMap((name) =>
      one(`hooks.${name}`, /^https?:/i.test(hooks[name] ?? '') ? hooks[name] : undefined),
    ),
    ...one('scim.url', scim?.url),
  ];
}

const one = (path: string, value: string | undefined): NamedAddress[] => (value === undefined ? [] : [{ path, value }]);

function gotosOf(path: string, way: Way | undefined): NamedAddress[] {
  if (way === undefined || typeof way === 'string') return one(path, way);
  return way.flatMap((step, index) => ('goto' in step ? one(`${path}[${index}].goto`, step.goto) : []));
}
