import { attributeOf, readAttribute } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { publishedServices } from './published-services.ts';

/** SAMLCore §3.4.1, SAMLMeta §2.4.4: the binding that a request asks for is one of the ACS that it names. */
export const protocolBinding: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const binding = attributeOf(message.root, 'ProtocolBinding');
    if (binding === undefined) return unjudged('The requests name no ProtocolBinding.');
    return publishedServices(evidence, 'AssertionConsumerService', (services) => {
      const url = readAttribute(message.root, 'AssertionConsumerServiceURL');
      const named = services.filter((service) => url === undefined || readAttribute(service, 'Location') === url);
      if (named.length === 0) return unjudged('The ACS that the requests name stands not in metadata.');
      return named.some((service) => readAttribute(service, 'Binding') === binding.value)
        ? holds(`${binding.value} stands in metadata.`, message)
        : broken(`Metadata gives the ACS no Binding "${binding.value}".`, message, binding.span);
    });
  });
