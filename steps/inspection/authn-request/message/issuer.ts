import { attributeOf, childrenOf, ns } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

const entity = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';

/** SAMLProf §4.1.4.1: Issuer is there, names the SP, and has no other Format than entity. */
export const issuer: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const [found] = childrenOf(message.root, ns.saml, 'Issuer');
    if (found === undefined) return broken('Issuer is missing.', message, message.root.span);
    if (found.text !== evidence.sp.entityId) {
      return broken(`Issuer is "${found.text}"; the SP's entity ID is "${evidence.sp.entityId}".`, message, found.span);
    }
    const format = attributeOf(found, 'Format');
    return format === undefined || format.value === entity
      ? holds(`Issuer ${found.text}.`, message)
      : broken(`Issuer has the Format "${format.value}".`, message, format.span);
  });
