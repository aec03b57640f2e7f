import type { LogoutCheck } from '../check.ts';

/** A request says who signs out, once. */
export const nameId: LogoutCheck = {
  name: 'name-id',
  clause: 'SAMLCore §3.7.1',
  problem: ({ kind, nameIds }) =>
    kind === 'LogoutResponse' || (nameIds.length === 1 && nameIds[0] !== '')
      ? undefined
      : 'The request does not hold exactly one NameID.',
};
