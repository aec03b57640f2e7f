/** Signatures of messages that an SP sends: over the octets of a query, or enveloped in the XML. */
import { type KeyObject, X509Certificate } from 'node:crypto';
import type { Binding } from '../../contracts.ts';
import { envelopedSignatureProblem } from './enveloped.ts';
import { redirectSignatureProblem } from './redirect.ts';

/** A message as it arrived, with what its signature covers. */
export interface ReceivedMessage {
  binding: Binding;
  xml: string;
  /** The query as received, undecoded; HTTP-Redirect only. */
  query?: string;
  parameter: 'SAMLRequest' | 'SAMLResponse';
}

/**
 * What is wrong with a message's signature; undefined when it verifies with one of these certificates (DER, base64).
 * `weak`: RSA-SHA1 is taken, too.
 */
export function signatureProblem(
  message: ReceivedMessage,
  certificates: readonly string[],
  weak = false,
): string | undefined {
  const keys = certificates.map(
    (certificate): KeyObject => new X509Certificate(Buffer.from(certificate, 'base64')).publicKey,
  );
  return message.binding === 'HTTP-Redirect'
    ? redirectSignatureProblem(message.query ?? '', message.parameter, keys, weak)
    : envelopedSignatureProblem(message.xml, keys, weak);
}

/** A word of warning about a signature that verified: whoever may sign with SHA-1 here may not elsewhere (RFC 9155). */
export function signatureWarning({ binding, query, xml }: ReceivedMessage): string | undefined {
  const names =
    binding === 'HTTP-Redirect'
      ? [new URLSearchParams(query).get('SigAlg') ?? '']
      : [...xml.matchAll(/Method[^>]*\sAlgorithm=["']([^"']*)["']/g)].map(([, name = '']) => name);
  return names.some((name) => /[#-]sha1$/.test(name)) ? 'Weak: signed with SHA-1; use RSA-SHA256.' : undefined;
}
