import { attributeOf, childOf, childrenOf, ns } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** IdPDisco §2.5, IIP-SP04: DiscoveryResponse has the binding of the discovery protocol. */
export const discoResponse: Rule = (evidence) =>
  inMetadata(evidence, ({ document, role }) => {
    const services = childrenOf(childOf(role, ns.md, 'Extensions'), ns.discovery, 'DiscoveryResponse');
    if (services.length === 0) return unjudged('The metadata names no DiscoveryResponse.');
    const wrong = services.find((service) => attributeOf(service, 'Binding')?.value !== ns.discovery);
    return wrong === undefined
      ? holds('The binding is that of the discovery protocol.', document)
      : broken(
          `DiscoveryResponse has the Binding "${attributeOf(wrong, 'Binding')?.value ?? ''}".`,
          document,
          (attributeOf(wrong, 'Binding') ?? wrong).span,
        );
  });
