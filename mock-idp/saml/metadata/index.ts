/** IdP metadata: plan → compose → seal → write, one line, as Okta publishes it; and the same line with faults. */
import type { MetadataPlan } from '../metadata-contracts.ts';
import { writeElement, XML_DECLARATION } from '../xml/index.ts';
import { composeMetadata } from './compose.ts';
import { seal } from './seal.ts';

export type { EntityPlan, MetadataPlan, MetadataWire } from '../metadata-contracts.ts';
export { type PublishedMetadata, type PublishPorts, publishMetadata } from './publish.ts';

/** Makes the document of a plan. */
export async function issueMetadata(plan: MetadataPlan): Promise<string> {
  return XML_DECLARATION + writeElement(await seal(composeMetadata(plan), plan));
}
