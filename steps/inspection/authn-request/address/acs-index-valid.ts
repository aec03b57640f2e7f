import { attributeOf } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { hasIndex, publishedServices } from './published-services.ts';

/** SAMLCore §3.4.1: an index that a request names is that of an AssertionConsumerService in metadata. */
export const acsIndexValid: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const index = attributeOf(message.root, 'AssertionConsumerServiceIndex');
    if (index === undefined) return unjudged('The requests name no AssertionConsumerServiceIndex.');
    return publishedServices(evidence, 'AssertionConsumerService', (services) =>
      hasIndex(services, index.value)
        ? holds(`Index ${index.value} stands in metadata.`, message)
        : broken(`No AssertionConsumerService in metadata has the index ${index.value}.`, message, index.span),
    );
  });
