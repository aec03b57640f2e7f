import { signatureProblem } from '../../authn-request/index.ts';
import type { LogoutCheck } from '../check.ts';

/** Anybody could sign anybody out otherwise; over the front channel a logout message must be signed. */
export const signature: LogoutCheck = {
  name: 'signature',
  clause: 'SAMLProf §4.4.3.1, §4.4.4.1; SAMLBind §3.4.4.1',
  problem: ({ kind, binding, xml, query }, { certificates, weakSignatures }) =>
    signatureProblem(
      {
        binding,
        xml,
        parameter: kind === 'LogoutRequest' ? 'SAMLRequest' : 'SAMLResponse',
        ...(query === undefined ? {} : { query }),
      },
      certificates,
      weakSignatures,
    ),
};
