import { attributeOf, childrenOf, ns, readAttribute } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** SAMLMeta §2.4.4.1: an index of its own, a ServiceName in a named language, something that is requested. */
export const attrconsumingStructure: Rule = (evidence) =>
  inMetadata(evidence, ({ document, role }) => {
    const services = childrenOf(role, ns.md, 'AttributeConsumingService');
    if (services.length === 0) return unjudged('The metadata names no AttributeConsumingService.');
    const seen = new Set<number>();
    for (const service of services) {
      const index = attributeOf(service, 'index');
      if (index === undefined) return broken('It has no index.', document, service.span);
      if (seen.has(Number(index.value))) return broken(`Index ${index.value} stands twice.`, document, index.span);
      seen.add(Number(index.value));
      const names = childrenOf(service, ns.md, 'ServiceName');
      if (names.length === 0) return broken('It has no ServiceName.', document, service.span);
      const without = names.find((name) => (readAttribute(name, 'lang', ns.xml) ?? '') === '');
      if (without !== undefined) return broken('ServiceName has no xml:lang.', document, without.span);
      if (childrenOf(service, ns.md, 'RequestedAttribute').length === 0)
        return broken('It requests no attribute.', document, service.span);
    }
    return holds(`${services.length} in good order.`, document);
  });
