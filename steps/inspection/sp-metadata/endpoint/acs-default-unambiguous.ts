import { attributeOf, isTrue } from '../../document/tree.ts';
import { broken, holds, type Rule } from '../../result.ts';
import { endpoints } from './services.ts';

/** SAMLMeta §2.2.3: at most one default; without any, the first that does not say it is none. */
export const acsDefaultUnambiguous: Rule = (evidence) =>
  endpoints(evidence, 'AssertionConsumerService', (services, { document }) => {
    const defaults = services.filter((service) => isTrue(service, 'isDefault'));
    return defaults.length <= 1
      ? holds('The default can be told.', document)
      : broken(
          `${defaults.length} AssertionConsumerServices say that they are the default.`,
          document,
          ...defaults.flatMap((service) => attributeOf(service, 'isDefault')?.span ?? []),
        );
  });
