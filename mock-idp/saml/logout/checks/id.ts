import type { LogoutCheck } from '../check.ts';

/** The answer's InResponseTo repeats the ID, so it must be one XML can hold. */
export const id: LogoutCheck = {
  name: 'id',
  clause: 'SAMLCore §1.3.4, §3.2.1',
  problem: (message) =>
    /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(message.id) ? undefined : 'ID is missing or is not an XML name without a colon.',
};
