import type { KeyObject } from 'node:crypto';
import { runChecks } from './checks/index.ts';
import type { ConsumeContext, Consumed, Finding, ReceivedForm } from './contracts.ts';
import { hasEncryptedNameId, revealNameId } from './encryption/index.ts';
import { Findings } from './findings.ts';
import { guard } from './guard.ts';
import { readIdentity } from './read/index.ts';
import { receive } from './receive.ts';
import { type VerifiedMessage, verify, verifyEncrypted } from './signature/index.ts';
import { attribute, child, children, ns, parseInstant } from './xml/index.ts';

/** How a Response is consumed. */
export interface ConsumeOptions {
  /**
   * Reasons for which nothing is refused. Only for proving that a test suite notices: each weakens the SP in exactly
   * one respect. Where nothing would be left to go on with (no XML, no Response, no Assertion, no NameID) it is refused all the same.
   */
  off?: readonly string[];
}

/** receive → guard → open and verify → check → read. Never throws for anything a sender can put into the form. */
export async function consumeResponse(
  form: ReceivedForm,
  context: ConsumeContext,
  options: ConsumeOptions = {},
): Promise<Consumed> {
  const findings = new Findings(options.off ?? []);
  const xml = receive(form, findings);
  const response = xml === undefined ? undefined : guard(xml, findings);
  const verified = xml && response ? await openAndVerify({ xml, response }, context, findings) : undefined;
  if (verified === undefined || findings.any) return refused(findings);
  const facts = await runChecks(context, verified, findings);
  if (findings.any) return refused(findings);
  const identity = await readIdentity(verified.assertion, findings);
  if (identity === undefined || findings.any) return refused(findings);
  const issuedAt = parseInstant(attribute(verified.assertion, 'IssueInstant')) ?? context.now;
  return { accepted: true, identity, issuedAt, ...facts };
}

async function openAndVerify(
  message: { xml: string; response: Element },
  context: ConsumeContext,
  findings: Findings,
): Promise<VerifiedMessage | undefined> {
  const keys = async (): Promise<readonly KeyObject[]> => (await context.decryptionKeys?.()) ?? [];
  const isEncrypted = children(message.response, ns.saml, 'EncryptedAssertion').length > 0;
  const verified = isEncrypted
    ? verifyEncrypted(message, context.idp, await keys(), findings)
    : verify(message, context.idp, findings);
  if (verified !== undefined && !findings.any && hasEncryptedNameId(verified.assertion)) {
    revealNameId(child(verified.assertion, ns.saml, 'Subject'), await keys(), findings);
  }
  return verified;
}

function refused(findings: Findings): Consumed {
  const [first, ...rest] = findings.recorded;
  // Every stage that stops says why; this sentence is only for a stage that forgot, and then nobody is let in.
  const fallback: Finding = { reason: 'signature_missing', clause: 'SAMLProf 4.1.4.3', detail: 'nothing was verified' };
  return { accepted: false, findings: [first ?? fallback, ...rest] };
}
