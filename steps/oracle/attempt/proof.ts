import { type AgentExchange, type CapturedForm, proofOf } from '../../user-agents/index.ts';
import type { Transaction } from '../idp-control/index.ts';

/** The exchange that carried exactly the bytes the IdP emitted under this transaction. A form without the field carries none: then the ACS must have been asked. */
export function proofOfDelivery(
  exchanges: readonly AgentExchange[],
  trace: Transaction,
  form: CapturedForm | undefined,
): AgentExchange | undefined {
  if (form !== undefined && !form.fields.some(([name]) => name === 'SAMLResponse')) {
    return exchanges.find(({ url }) => trace.emitted.some((entry) => url.startsWith(entry.acsUrl)));
  }
  const sent = new Set(trace.emitted.map((entry) => entry.samlResponseSha256));
  return exchanges.find(({ samlResponseSha256 = [] }) => samlResponseSha256.some((proof) => sent.has(proof)));
}

/** The exchange that carried the bytes of this form. */
export function carrierOf(
  exchanges: readonly AgentExchange[],
  form: CapturedForm | undefined,
): AgentExchange | undefined {
  const proofs = form?.fields.filter(([name]) => name === 'SAMLResponse').flatMap(([, value]) => proofOf(value)) ?? [];
  return exchanges.find(({ samlResponseSha256 = [] }) => samlResponseSha256.some((proof) => proofs.includes(proof)));
}
