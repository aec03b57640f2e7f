import { attributeOf, readAttribute } from '../../document/tree.ts';
import { broken, holds, type Rule } from '../../result.ts';
import { binding, endpoints } from './services.ts';

/** SAMLProf §4.1.2: a Response never travels by HTTP-Redirect, so no ACS can be for it. */
export const acsNoRedirect: Rule = (evidence) =>
  endpoints(evidence, 'AssertionConsumerService', (services, { document }) => {
    const wrong = services.filter((service) => readAttribute(service, 'Binding') === binding.redirect);
    return wrong.length === 0
      ? holds('None is for HTTP-Redirect.', document)
      : broken(
          'An AssertionConsumerService is for HTTP-Redirect.',
          document,
          ...wrong.flatMap((one) => attributeOf(one, 'Binding')?.span ?? []),
        );
  });
