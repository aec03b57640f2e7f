import { readAttribute } from '../../document/tree.ts';
import { broken, holds, type Rule } from '../../result.ts';
import { binding, endpoints } from './services.ts';

/** SAMLMeta §2.4.4, SDP-SP08, IIP-SSO03: an AssertionConsumerService for HTTP-POST. */
export const acsPresentPost: Rule = (evidence) =>
  endpoints(evidence, 'AssertionConsumerService', (services, { document, role }) =>
    services.some(
      (service) =>
        readAttribute(service, 'Binding') === binding.post && (readAttribute(service, 'Location') ?? '') !== '',
    )
      ? holds('There is one for HTTP-POST.', document)
      : broken(
          'No AssertionConsumerService for HTTP-POST.',
          document,
          ...[role, ...services].flatMap((one) => one?.span ?? []),
        ),
  );
