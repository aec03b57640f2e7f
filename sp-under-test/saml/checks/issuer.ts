import type { ConsumeContext } from '../contracts.ts';
import { attribute, child, children, ns, text } from '../xml/index.ts';
import type { Check } from './check.ts';

/** SAMLProf 4.1.4.2, SAMLCore 3.2.2: the Response comes from this IdP; unsigned it may omit its Issuer, signed not. */
export const responseIssuer: Check = {
  reason: 'response_issuer_mismatch',
  clause: 'SAMLProf 4.1.4.2, 4.1.4.3; SAMLCore 3.2.2',
  check(context, { response, responseSigned }) {
    if (!responseSigned && children(response, ns.saml, 'Issuer').length === 0) return undefined;
    return objection(context, response);
  },
};

/** SAMLProf 4.1.4.2, SAMLCore 2.3.3: the Assertion's Issuer is the IdP whose key verified it. */
export const assertionIssuer: Check = {
  reason: 'assertion_issuer_mismatch',
  clause: 'SAMLProf 4.1.4.2, 4.1.4.3; SAMLCore 2.3.3',
  check(context, { assertion }) {
    return objection(context, assertion);
  },
};

function objection({ idp }: ConsumeContext, parent: Element): string | undefined {
  const issuer = child(parent, ns.saml, 'Issuer');
  const value = text(issuer);
  // Compared as it stands: no trimming, no case folding (SAMLCore 1.3.1).
  if (value !== idp.entityId)
    return `Issuer is ${value === undefined ? 'absent' : JSON.stringify(value.slice(0, 200))}`;
  const format = attribute(issuer, 'Format');
  const allowed = format === undefined || format === 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
  return allowed ? undefined : `Issuer Format is ${format.slice(0, 200)}`;
}
