import { inflateRawSync } from 'node:zlib';
import type { Findings } from '../findings.ts';
import { checkIds, guardXml } from '../guard.ts';
import { readRedirectQuery, verifyRedirect } from '../redirect/index.ts';
import { ownSignatures, trustedKeys, verifySignatures } from '../signature/index.ts';
import { children, ns, parseXml } from '../xml/index.ts';
import type { ReceivedLogout } from './contracts.ts';

/** A logout message hardly exceeds a few thousand octets. */
const mostBytes = 64 * 1024;
const messages = ['SAMLRequest', 'SAMLResponse'] as const;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A message read from verified bytes. */
export interface VerifiedLogout {
  root: Element;
  relayState?: string;
}

/** receive → guard → verify, for either binding; undefined with the reason in `findings`. */
export function receiveLogout(
  received: ReceivedLogout,
  certificates: readonly string[],
  findings: Findings,
): VerifiedLogout | undefined {
  return received.binding === 'HTTP-Redirect'
    ? receiveRedirect(received.query, certificates, findings)
    : receivePost(received.body, certificates, findings);
}

function receiveRedirect(query: string, certificates: readonly string[], findings: Findings) {
  const clause = 'SAMLBind 3.4.4';
  const strict = readRedirectQuery(query);
  const [parameter = 'SAMLRequest', ...more] = messages.filter((name) => strict?.values.has(name));
  if (strict === undefined || !strict.values.has(parameter) || more.length > 0) {
    findings.object('form_invalid', clause, 'expected one SAMLRequest or one SAMLResponse, each parameter once');
  }
  const read = strict ?? readRedirectQuery(query, { lenient: true });
  const value = read?.values.get(parameter);
  if (!findings.any && value === undefined) findings.insist('form_invalid', clause, 'no message');
  if (findings.any || read === undefined || value === undefined) return undefined;
  // Before anything is inflated or parsed: who is not the identity provider gets no further.
  const signature = verifyRedirect(read, parameter, trustedKeys(certificates));
  const reasons = {
    missing: 'signature_missing',
    forbidden: 'signature_algorithm_forbidden',
    invalid: 'signature_invalid',
  } as const;
  if (signature !== 'valid') {
    findings.object(reasons[signature], 'SAMLBind 3.4.4.1; SAMLProf 4.4.4.1', `signature of the query: ${signature}`);
  }
  if (findings.any) return undefined;
  const root = guarded(inflate(value, findings), findings);
  return root && withRelayState(root, read.values.get('RelayState'));
}

function inflate(value: string, findings: Findings): Buffer | undefined {
  if (!base64.test(value)) return undefined;
  const octets = Buffer.from(value, 'base64');
  try {
    return inflateRawSync(octets, { maxOutputLength: mostBytes });
  } catch (error) {
    if (!(error instanceof RangeError)) return undefined;
    findings.object('message_too_large', 'CWE-409', `inflates to more than ${mostBytes} octets`);
    return findings.any ? undefined : inflateRawSync(octets);
  }
}

function receivePost(body: string, certificates: readonly string[], findings: Findings) {
  const parameters = new URLSearchParams(body);
  const found = messages.flatMap((name) => parameters.getAll(name));
  const value = found[0]?.replace(/[\r\n]/g, '');
  if (found.length !== 1 || parameters.getAll('RelayState').length > 1) {
    findings.object('form_invalid', 'SAMLBind 3.5.4', 'expected one SAMLRequest or one SAMLResponse, each field once');
  }
  if (!findings.any && value === undefined) findings.insist('form_invalid', 'SAMLBind 3.5.4', 'no message');
  if (findings.any || value === undefined) return undefined;
  const octets = base64.test(value) ? Buffer.from(value, 'base64') : undefined;
  const root = guarded(octets, findings);
  if (root === undefined || octets === undefined) return undefined;
  const signed = verifiedRoot(root, octets.toString('utf8'), certificates, findings);
  return signed && withRelayState(signed, parameters.get('RelayState') ?? undefined);
}

/** What the enveloped signature covers, parsed again: nothing outside it is in that tree. */
function verifiedRoot(root: Element, xml: string, certificates: readonly string[], findings: Findings) {
  const toleratedBefore = findings.tolerated;
  if (children(root, ns.ds, 'Signature').length === 0) {
    findings.object('signature_missing', 'SAMLProf 4.4.4.1; SAMLBind 3.5.5.2', 'the message is not signed');
  }
  const signatures = ownSignatures(root, [root], findings);
  if (findings.any) return undefined;
  const [only] = verifySignatures(signatures, xml, trustedKeys(certificates), findings);
  if (findings.any) return undefined;
  // With a protection switched off the message is read as an SP without it would: as it came.
  if (findings.tolerated > toleratedBefore || only === undefined) return root;
  return parseXml(only.xml);
}

function guarded(octets: Buffer | undefined, findings: Findings): Element | undefined {
  if (octets === undefined) {
    if (!findings.any)
      findings.insist('encoding_invalid', 'SAMLBind 3.4.4.1, 3.5.4', 'not encoded as the binding says');
    return undefined;
  }
  if (octets.length > mostBytes) {
    findings.object('message_too_large', 'policy: size bound', `${octets.length} octets`);
  }
  if (findings.any) return undefined;
  try {
    const root = guardXml(new TextDecoder('utf-8', { fatal: true }).decode(octets), findings);
    if (root !== undefined) checkIds([root], findings);
    return findings.any ? undefined : root;
  } catch {
    findings.insist('encoding_invalid', 'XML 1.0 4.3.3', 'not UTF-8');
    return undefined;
  }
}

function withRelayState(root: Element, relayState: string | undefined): VerifiedLogout {
  return relayState === undefined ? { root } : { root, relayState };
}
