import { attributeOf } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { hasIndex, publishedServices } from '../address/published-services.ts';

/** SAMLCore §3.4.1, SAMLMeta §2.4.4.1: the attribute set that a request names by index stands in metadata. */
export const attributeConsumingIndex: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const index = attributeOf(message.root, 'AttributeConsumingServiceIndex');
    if (index === undefined) return unjudged('The requests name no AttributeConsumingServiceIndex.');
    return publishedServices(evidence, 'AttributeConsumingService', (services) =>
      hasIndex(services, index.value)
        ? holds(`Index ${index.value} stands in metadata.`, message)
        : broken(`No AttributeConsumingService in metadata has the index ${index.value}.`, message, index.span),
    );
  });
