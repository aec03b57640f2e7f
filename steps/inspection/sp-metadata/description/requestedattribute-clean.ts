import { attributeOf, childrenOf, ns, readAttribute } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { isAbsoluteUri } from '../../uri.ts';

/** SAMLMeta §2.4.4.2, SAMLCore §2.7.3.1: a Name, a NameFormat that is a URI, no attribute twice in a service. */
export const requestedattributeClean: Rule = (evidence) =>
  inMetadata(evidence, ({ document, role }) => {
    const services = childrenOf(role, ns.md, 'AttributeConsumingService');
    if (services.every((service) => childrenOf(service, ns.md, 'RequestedAttribute').length === 0))
      return unjudged('The metadata requests no attribute.');
    for (const service of services) {
      const seen = new Set<string>();
      for (const requested of childrenOf(service, ns.md, 'RequestedAttribute')) {
        const name = readAttribute(requested, 'Name') ?? '';
        if (name === '') return broken('A RequestedAttribute has no Name.', document, requested.span);
        const format = attributeOf(requested, 'NameFormat');
        if (format !== undefined && !isAbsoluteUri(format.value))
          return broken(`NameFormat "${format.value}" is no URI.`, document, format.span);
        const key = `${format?.value ?? ''} ${name}`;
        if (seen.has(key)) return broken(`"${name}" is requested twice.`, document, requested.span);
        seen.add(key);
      }
    }
    return holds('Names, formats, none twice.', document);
  });
