import { attributeOf, childOf, ns, readAttribute } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

/** SAMLCore §3.4.1.1 as of erratum E14: AllowCreate means nothing for transient names, and is not sent with them. */
export const allowCreateTransient: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const policy = childOf(message.root, ns.samlp, 'NameIDPolicy');
    const allow = attributeOf(policy, 'AllowCreate');
    return allow !== undefined && readAttribute(policy, 'Format') === transient
      ? broken('AllowCreate stands beside the transient Format.', message, allow.span)
      : holds('AllowCreate does not stand beside the transient Format.', message);
  });
