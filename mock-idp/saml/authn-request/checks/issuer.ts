import type { AuthnRequestCheck } from '../check.ts';

/** The profile wants every request to name its sender. Whose name it is does not matter here: the URL names the app. */
export const issuer: AuthnRequestCheck = {
  name: 'issuer',
  clause: 'SAMLProf §4.1.4.1',
  problem: (request) => (request.issuer === undefined || request.issuer === '' ? 'Issuer is missing.' : undefined),
};
