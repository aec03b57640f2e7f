import type { LogoutCheck } from '../check.ts';

/** Anything but 2.0 belongs to a protocol that is not spoken here. */
export const version: LogoutCheck = {
  name: 'version',
  clause: 'SAMLCore §3.2.1, §4.1.3.1',
  problem: (message) => (message.version === '2.0' ? undefined : 'Version is not 2.0.'),
};
