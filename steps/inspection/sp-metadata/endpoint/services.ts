import { childrenOf, type Element, ns } from '../../document/tree.ts';
import { inMetadata, type ReadMetadata } from '../../every.ts';
import type { Evidence } from '../../evidence.ts';
import { type Result, unjudged } from '../../result.ts';

export const binding = {
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
} as const;

/** A rule about the endpoints of one kind; where there is no SPSSODescriptor, sp-role-protocol says so. */
export function endpoints(
  evidence: Evidence,
  name: 'AssertionConsumerService' | 'SingleLogoutService',
  judge: (services: readonly Element[], metadata: ReadMetadata) => Result,
): Result {
  return inMetadata(evidence, (metadata) =>
    metadata.role === undefined
      ? unjudged('The metadata has no SPSSODescriptor; see md-sp-role-protocol.')
      : judge(childrenOf(metadata.role, ns.md, name), metadata),
  );
}
