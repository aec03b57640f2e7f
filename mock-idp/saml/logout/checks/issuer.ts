import type { LogoutCheck } from '../check.ts';

/** Only the app itself may end a session on its own behalf. */
export const issuer: LogoutCheck = {
  name: 'issuer',
  clause: 'SAMLProf §4.4.4.1',
  problem: (message, { spIssuer }) =>
    message.issuer === spIssuer ? undefined : 'Issuer is not the SP Issuer of this app.',
};
