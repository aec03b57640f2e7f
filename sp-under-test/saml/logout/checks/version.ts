import { attribute } from '../../xml/index.ts';
import { both, type LogoutCheck } from '../check.ts';

/** SAMLCore 3.2.1: another version is another protocol. */
export const version: LogoutCheck = {
  reason: 'logout_version_unsupported',
  clause: 'SAMLCore 3.2.1, 3.2.2',
  of: both,
  check: (_context, message) =>
    attribute(message, 'Version') === '2.0' ? undefined : `Version is ${attribute(message, 'Version') ?? 'absent'}`,
};
