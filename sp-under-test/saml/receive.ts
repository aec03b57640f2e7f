import type { ReceivedForm } from './contracts.ts';
import type { Findings } from './findings.ts';

/** Largest message this SP reads, decoded. A Response with a thousand groups has about 100 KiB. */
const MAX_BYTES = 256 * 1024;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Takes the XML out of the form: exactly one SAMLResponse, strict base64, UTF-8 (bindings 3.5.4). */
export function receive(form: ReceivedForm, findings: Findings): string | undefined {
  const clause = 'SAMLBind 3.5.4';
  const times = (name: string) => form.parameterNames.filter((one) => one === name).length;
  if (form.samlResponse.length !== 1 || times('SAMLResponse') > 1) {
    // Of two values the one that is verified need not be the one that is read.
    findings.object('form_invalid', clause, `expected one SAMLResponse, found ${form.samlResponse.length}`);
  }
  if (times('SAMLRequest') > 0) findings.object('form_invalid', clause, 'SAMLRequest beside SAMLResponse');
  if (form.relayState.length > 1) findings.object('form_invalid', clause, 'more than one RelayState');

  const value = form.samlResponse[0];
  if (value === undefined) {
    if (!findings.any) findings.insist('form_invalid', clause, 'no SAMLResponse');
    return undefined;
  }
  if (findings.any) return undefined;
  return decode(value, findings);
}

function decode(value: string, findings: Findings): string | undefined {
  if (value.length > MAX_BYTES * 2) {
    findings.object('message_too_large', 'policy: size bound', `${value.length} characters of base64`);
    if (findings.any) return undefined;
  }
  const joined = value.replace(/[\r\n]/g, '');
  const bytes = Buffer.from(joined, 'base64');
  // Comparing with the re-encoded bytes also refuses stray bits in the last character: one message, one spelling.
  if (joined === '' || !base64.test(joined) || bytes.toString('base64') !== joined) {
    findings.object('encoding_invalid', 'SAMLBind 3.5.4 (RFC 2045 base64)', 'not base64');
  }
  if (bytes.length > MAX_BYTES) {
    findings.object('message_too_large', 'policy: size bound', `${bytes.length} bytes`);
  }
  if (findings.any) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    findings.object('encoding_invalid', 'XML 1.0 4.3.3', 'not UTF-8');
    return findings.any ? undefined : bytes.toString('utf8');
  }
}
