import { attributeOf } from '../../document/tree.ts';
import { broken, holds, type Rule } from '../../result.ts';
import { endpoints } from './services.ts';

/** SAMLMeta §2.2.3: every AssertionConsumerService has an index of its own. */
export const acsIndexUnique: Rule = (evidence) =>
  endpoints(evidence, 'AssertionConsumerService', (services, { document }) => {
    const without = services.find((service) => attributeOf(service, 'index') === undefined);
    if (without !== undefined) return broken('An AssertionConsumerService has no index.', document, without.span);
    const indexes = services.flatMap((service) => attributeOf(service, 'index') ?? []);
    const twice = indexes.filter(
      ({ value }) => indexes.filter((other) => Number(other.value) === Number(value)).length > 1,
    );
    return twice.length === 0
      ? holds('Every index stands once.', document)
      : broken(`Index ${twice[0]?.value} stands ${twice.length} times.`, document, ...twice.map(({ span }) => span));
  });
