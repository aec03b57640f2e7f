import { attributeOf, childrenOf, ns } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { isLoopback } from '../../uri.ts';

/** SDP-SP09, SAMLProf §4.1.3.5, CWE-319: people's browsers carry assertions there. Loopback never leaves the machine. */
export const endpointsHttps: Rule = (evidence) =>
  inMetadata(evidence, ({ document, role }) => {
    const locations = ['AssertionConsumerService', 'SingleLogoutService']
      .flatMap((name) => childrenOf(role, ns.md, name))
      .flatMap((service) => ['Location', 'ResponseLocation'].flatMap((name) => attributeOf(service, name) ?? []));
    const plain = locations.filter(({ value }) => !value.startsWith('https:'));
    const outside = plain.filter(({ value }) => !isLoopback(value));
    if (outside.length > 0)
      return broken(`${outside[0]?.value} is not https.`, document, ...outside.map(({ span }) => span));
    return plain.length === 0 && locations.length > 0
      ? holds('Every endpoint is https.', document)
      : unjudged(
          'The endpoints are on this machine, where plain http goes nowhere: this says nothing about the SP deployed.',
        );
  });
