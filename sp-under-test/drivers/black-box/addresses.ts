import type { Profile } from './profile.ts';

/** An address of the SP, and the field of the profile that names it. */
export interface NamedAddress {
  path: string;
  value: string;
}

/** Every address of the SP that a profile names. */
export function addressesOf({ hooks, metadata, scim, signOut, sp, start, whoami }: Profile): NamedAddress[] {
  const named: (readonly [string, string | undefined])[] = [
    ['sp.acsUrl', sp?.acsUrl],
    ['metadata', metadata !== undefined && /^https?:/i.test(metadata) ? metadata : undefined],
    ...gotosOf('start', start),
    ...gotosOf('signOut', signOut),
    ['whoami.url', whoami.url],
    ['hooks.ready', hooks?.ready],
    ['scim.url', scim?.url],
  ];
  return named.flatMap(([path, value]) => (value === undefined ? [] : [{ path, value }]));
}

function gotosOf(path: string, way: Profile['start'] | undefined): (readonly [string, string])[] {
  if (way === undefined) return [];
  if (typeof way === 'string') return [[path, way]];
  return way.flatMap((step, index) => ('goto' in step ? [[`${path}[${index}].goto`, step.goto] as const] : []));
}
