import { createHash } from 'node:crypto';
import { DriverError } from '../driver-error.ts';
import type { Reach } from '../reach/index.ts';
import { type Hosts, isLoopback } from './loopback.ts';
import type { Consent, Profile } from './profile.ts';

/** Says which addresses lie on this machine. Replaceable, so that tests can call one of them foreign. */
export type IsLocal = (url: string, hosts?: Hosts) => boolean;

/** RFC 8615: a place that only whoever runs the origin can fill. */
const path = '/.well-known/saml-assay';

/** What the file of a consent says: the secret's digest, so that reading the file gives nobody leave. */
export const proofOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** May this profile's SP be attacked at this address: is it here, or has somebody given leave for its origin? */
export function mayBeAttacked(url: string, { consent, userAgent }: Profile, isLocal: IsLocal = isLoopback): boolean {
  if (isLocal(url, userAgent?.hosts)) return true;
  return URL.canParse(url) && consent?.origins.includes(new URL(url).origin) === true;
}

/**
 * Demands that each origin of a consent proves it, before any message is sent there.
 *
 * A file at the origin, not a record of DNS or an extension of the metadata: it shows control of the very server that the
 * messages go to (a host often belongs to others than its zone, and metadata may be published elsewhere by anybody), needs no
 * resolver, and works behind a private CA, a proxy and a hosts file. A redirect proves only the place that it leads to.
 */
export async function proveControl(consent: Consent, reach: Reach): Promise<void> {
  const wanted = proofOf(consent.token);
  for (const origin of consent.origins) {
    const said = await fileOf(`${origin}${path}`, reach);
    if (said.split(/\s+/).includes(wanted)) continue;
    throw new DriverError(
      'control_not_proved',
      `consent.origins ("${origin}"): ${origin}${path} must hold the line ${wanted}, the SHA-256 of consent.token; it ${said === '' ? 'is empty' : 'holds something else'}. No message was sent there.`,
    );
  }
}

async function fileOf(url: string, reach: Reach): Promise<string> {
  try {
    const answer = await reach(url, { signal: AbortSignal.timeout(10_000) });
    if (answer.status === 200) return (await answer.body()).toString('utf8').slice(0, 10_000);
    answer.leave();
    throw new Error(`status ${answer.status}`);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new DriverError(
      'control_not_proved',
      `consent.origins: ${url} cannot be read (${cause instanceof Error ? cause.message : String(cause)}). Publish the SHA-256 of consent.token there; no message was sent to this SP.`,
    );
  }
}
