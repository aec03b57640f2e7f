import { attributeOf } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { isSigned } from '../../signed.ts';

/** SAMLCore §8.4: the identifiers by which consent is claimed. */
const obtained = ['obtained', 'prior', 'current-implicit', 'current-explicit'].map(
  (name) => `urn:oasis:names:tc:SAML:2.0:consent:${name}`,
);

/** SAMLCore §3.2.1: who claims the person's consent signs the claim. */
export const consentSigned: Rule = (evidence) =>
  everyMessage(evidence, (message, request) => {
    const consent = attributeOf(message.root, 'Consent');
    if (consent === undefined || !obtained.includes(consent.value)) return unjudged('The requests claim no consent.');
    return isSigned(request)
      ? holds('Consent is claimed and signed.', message)
      : broken('Consent is claimed in a request that is not signed.', message, consent.span);
  });
