import { childOf, childrenOf, ns, readAttribute } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** SAMLMeta §2.3.2.1: name, display name and address of an Organization, each in a named language. */
export const organizationStructure: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity, role }) => {
    const organization = childOf(entity, ns.md, 'Organization') ?? childOf(role, ns.md, 'Organization');
    if (organization === undefined) return unjudged('The metadata names no Organization.');
    for (const name of ['OrganizationName', 'OrganizationDisplayName', 'OrganizationURL']) {
      const found = childrenOf(organization, ns.md, name);
      if (found.length === 0) return broken(`Organization has no ${name}.`, document, organization.span);
      const without = found.find((one) => (readAttribute(one, 'lang', ns.xml) ?? '') === '');
      if (without !== undefined) return broken(`${name} has no xml:lang.`, document, without.span);
    }
    return holds('Name, display name and address, each with its language.', document);
  });
