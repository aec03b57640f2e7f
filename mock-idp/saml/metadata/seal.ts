import type { MetadataPlan } from '../metadata-contracts.ts';
import { signElement, type XmlElement } from '../xml/index.ts';

/** Signs the root, where the plan says so (SAMLMeta §3.1). */
export async function seal(root: XmlElement, { sealing }: MetadataPlan): Promise<XmlElement> {
  if (sealing === undefined) return root;
  return signElement(root, { signer: sealing.key.privateKey, certificate: sealing.key.certificate });
}
