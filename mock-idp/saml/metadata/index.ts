/** IdP metadata: plan → compose → seal → write, one line, as Okta publishes it. */
import { signElement, writeElement, XML_DECLARATION } from '../xml/index.ts';
import { composeMetadata } from './compose.ts';
import type { MetadataPlan } from './plan.ts';

export type { EntityPlan, MetadataPlan } from './plan.ts';

/** Makes the document of a plan. */
export async function issueMetadata(plan: MetadataPlan): Promise<string> {
  const tree = composeMetadata(plan);
  const { key } = plan.sealing ?? {};
  const sealed = key ? await signElement(tree, { signer: key.privateKey, certificate: key.certificate }) : tree;
  return XML_DECLARATION + writeElement(sealed);
}
