import { attributeOf, readAttribute } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { publishedServices } from './published-services.ts';

/** SDP-SP06, SAMLCore §3.4.1: the ACS that a request names is one that metadata names, letter by letter. */
export const acsUrlExact: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const url = attributeOf(message.root, 'AssertionConsumerServiceURL');
    if (url === undefined) return unjudged('The requests name no AssertionConsumerServiceURL.');
    return publishedServices(evidence, 'AssertionConsumerService', (services) =>
      services.some((service) => readAttribute(service, 'Location') === url.value)
        ? holds(`${url.value} stands in metadata.`, message)
        : broken(`No AssertionConsumerService in metadata has the Location "${url.value}".`, message, url.span),
    );
  });
