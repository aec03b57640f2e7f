import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DriverError } from '../driver-error.ts';
import { createReach, type Reach, ReachSettingsError, type UserAgentSettings } from '../reach/index.ts';
import { addressesOf } from './addresses.ts';
import type { Profile } from './profile.ts';

/** How this profile's SP is reached; undefined where it is simply there. */
export function reachOf(profile: Profile, directory: string): Reach | undefined {
  const { userAgent } = profile;
  if (userAgent === undefined) return undefined;
  const { ca, clientCertificate, ...rest } = userAgent;
  const file = (path: string, name: string) => pem(resolve(directory, name), path);
  const settings: UserAgentSettings = {
    ...rest,
    ...(ca !== undefined && { ca: file('userAgent.ca', ca) }),
    ...(clientCertificate && {
      clientCertificate: {
        certificate: file('userAgent.clientCertificate.certificate', clientCertificate.certificate),
        key: file('userAgent.clientCertificate.key', clientCertificate.key),
      },
    }),
  };
  const hosts = new Set(addressesOf(profile).map(({ value }) => new URL(value).hostname));
  try {
    return createReach(settings, ({ hostname }) => hosts.has(hostname));
  } catch (error) {
    if (error instanceof ReachSettingsError) throw new DriverError('user_agent_invalid', error.message);
    throw error;
  }
}

function pem(file: string, field: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DriverError('user_agent_invalid', `${field}: ${file} cannot be read; paths are relative to the profile.`);
  }
}
