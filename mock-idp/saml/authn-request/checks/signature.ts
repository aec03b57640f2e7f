import type { AuthnRequestCheck } from '../check.ts';
import { signatureProblem } from '../signature/index.ts';

/** "Validate SAML requests with signature certificates": whoever cannot sign cannot say where an assertion goes. */
export const signature: AuthnRequestCheck = {
  name: 'signature',
  clause: 'SAMLBind §3.4.4.1, §3.5.4; SAMLCore §5',
  problem: ({ binding, xml }, { habits, signedRequests }) => {
    if (signedRequests === undefined) return undefined;
    const { certificates, query } = signedRequests;
    return signatureProblem(
      { binding, xml, parameter: 'SAMLRequest', ...(query === undefined ? {} : { query }) },
      certificates,
      habits.weakSignatures === 'taken',
    );
  },
};
