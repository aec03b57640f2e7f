import { childrenOf, type Element, ns, readAttribute } from '../../document/tree.ts';
import type { Evidence } from '../../evidence.ts';
import { type Result, unjudged } from '../../result.ts';

/** The indexed endpoints (metadata 2.2.3) of one kind that the SP publishes; without metadata, why there are none. */
export function publishedServices(
  { metadata }: Evidence,
  name: 'AssertionConsumerService' | 'AttributeConsumingService',
  judge: (services: readonly Element[]) => Result,
): Result {
  if ('absent' in metadata) return unjudged(metadata.absent);
  return judge(childrenOf(metadata.role, ns.md, name));
}

/** Whether one of the services has this index; 1 and 01 are the same number. */
export function hasIndex(services: readonly Element[], index: string): boolean {
  return services.some((service) => Number(readAttribute(service, 'index') ?? Number.NaN) === Number(index));
}
