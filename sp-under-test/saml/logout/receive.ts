import { inflateRawSync } from 'node:zlib';
import type { Findings } from '../findings.ts';
import { checkIds, guardXml } from '../guard.ts';
import { readRedirectQuery, verifyRedirect } from '../redirect/index.ts';
import { ownSignatures, trustedKeys, verifySignatures } from '../signature/index.ts';
import { children, ns, parseXml } from '../xml/index.ts';
import type { ReceivedLogout } from './contracts.ts';

/** A logout message hardly exceeds a few thousand octets. */
const mostBytes = 64 * 1024;
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
  const read = readRedirectQuery(query);
  const parameter = read?.values.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse';
  const value = read?.values.get(parameter);
  if (
    read === undefined ||
    value === undefined ||
    (read.values.has('SAMLRequest') && read.values.has('SAMLResponse'))
  ) {
    findings.insist('form_invalid', clause, 'expected one SAMLRequest or one SAMLResponse, each parameter once');
    return undefined;
  }
  // Before anything is inflated or parsed: who is not the identity provider gets no further.
  const signature = verifyRedirect(read, parameter, trustedKeys(certificates));
  const reasons = {
    missing: 'signature_missing',
    forbidden: 'signature_algorithm_forbidden',
    invalid: 'signature_invalid',
  } as const;
  if (signature !== 'valid') {
    findings.insist(reasons[signature], 'SAMLBind 3.4.4.1; SAMLProf 4.4.4.1', `signature of the query: ${signature}`);
    return undefined;
  }
  const root = guarded(inflate(value), findings);
  return root && withRelayState(root, read.values.get('RelayState'));
}

function inflate(value: string): Buffer | undefined {
  if (!base64.test(value)) return undefined;
  try {
    return inflateRawSync(Buffer.from(value, 'base64'), { maxOutputLength: mostBytes });
  } catch {
    return undefined;
  }
}

function receivePost(body: string, certificates: readonly string[], findings: Findings) {
  const parameters = new URLSearchParams(body);
  const messages = [...parameters.getAll('SAMLRequest'), ...parameters.getAll('SAMLResponse')];
  const value = messages[0]?.replace(/[\r\n]/g, '');
  if (messages.length !== 1 || value === undefined || parameters.getAll('RelayState').length > 1) {
    findings.insist('form_invalid', 'SAMLBind 3.5.4', 'expected one SAMLRequest or one SAMLResponse, each field once');
    return undefined;
  }
  const octets = base64.test(value) && value.length <= 2 * mostBytes ? Buffer.from(value, 'base64') : undefined;
  const root = guarded(octets, findings);
  if (root === undefined || octets === undefined) return undefined;
  if (children(root, ns.ds, 'Signature').length === 0) {
    findings.insist('signature_missing', 'SAMLProf 4.4.4.1; SAMLBind 3.5.5.2', 'the message is not signed');
  }
  const signatures = ownSignatures(root, [root], findings);
  if (findings.any) return undefined;
  const [only] = verifySignatures(signatures, octets.toString('utf8'), trustedKeys(certificates), findings);
  if (findings.any || only === undefined) return undefined;
  return withRelayState(parseXml(only.xml), parameters.get('RelayState') ?? undefined);
}

function guarded(octets: Buffer | undefined, findings: Findings): Element | undefined {
  if (octets === undefined || octets.length > mostBytes) {
    findings.insist('encoding_invalid', 'SAMLBind 3.4.4.1, 3.5.4', 'not encoded as the binding says, or too large');
    return undefined;
  }
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
