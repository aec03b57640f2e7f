import { attributeOf, ns } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SAMLMeta §2.4.1 and §2.4.4: an SPSSODescriptor that lists the protocol of SAML 2.0. */
export const spRoleProtocol: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity, role }) => {
    if (role === undefined) return broken('No SPSSODescriptor.', document, (entity ?? document.root).span);
    const listed = attributeOf(role, 'protocolSupportEnumeration');
    if (listed === undefined) return broken('No protocolSupportEnumeration.', document, role.span);
    return listed.value.split(/\s+/).includes(ns.samlp)
      ? holds('SAML 2.0 is listed.', document)
      : broken(`protocolSupportEnumeration lists "${listed.value}".`, document, listed.span);
  });
