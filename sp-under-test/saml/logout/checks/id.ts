import { attribute } from '../../xml/index.ts';
import { both, type LogoutCheck } from '../check.ts';

/** SAMLCore 1.3.4: the answer repeats the ID, and a replay is known by it. */
export const id: LogoutCheck = {
  reason: 'logout_id_invalid',
  clause: 'SAMLCore 1.3.4, 3.2.1',
  of: both,
  check: (_context, message) =>
    /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(attribute(message, 'ID') ?? '') ? undefined : 'no ID, or not an NCName',
};
