import type { AuthnRequestCheck } from '../check.ts';

/** Anything but 2.0 belongs to a protocol that is not spoken here. */
export const version: AuthnRequestCheck = {
  name: 'version',
  clause: 'SAMLCore §3.2.1, §4.1.3.1',
  problem: (request) => (request.version === '2.0' ? undefined : 'Version is not 2.0.'),
};
