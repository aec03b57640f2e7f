import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { childrenOf, type Element, ns, readAttribute, withDescendants } from './document/tree.ts';
import type { Evidence, PublishedKey } from './evidence.ts';

/** Every KeyDescriptor of a role (metadata 2.4.1.1), with the key as far as it can be read. */
export function publishedKeys(role: Element | undefined): PublishedKey[] {
  return childrenOf(role, ns.md, 'KeyDescriptor').map((element) => {
    const certificate = certificateOf(element);
    return {
      element,
      use: readAttribute(element, 'use'),
      certificate,
      key: certificate?.publicKey ?? keyValueOf(element),
    };
  });
}

/** The keys that signatures of this SP verify with: `signing`, and those without a use. */
export function signingKeys({ metadata }: Evidence): KeyObject[] {
  if ('absent' in metadata) return [];
  return metadata.keys.flatMap(({ key, use }) => (use !== 'encryption' && key !== undefined ? [key] : []));
}

function certificateOf(descriptor: Element): X509Certificate | undefined {
  const text = below(descriptor, 'X509Certificate');
  if (text === undefined) return undefined;
  try {
    return new X509Certificate(Buffer.from(text, 'base64'));
  } catch {
    return undefined;
  }
}

function keyValueOf(descriptor: Element): KeyObject | undefined {
  const [modulus, exponent] = [below(descriptor, 'Modulus'), below(descriptor, 'Exponent')];
  if (modulus === undefined || exponent === undefined) return undefined;
  const url = (base64: string) => Buffer.from(base64, 'base64').toString('base64url');
  try {
    return createPublicKey({ key: { kty: 'RSA', n: url(modulus), e: url(exponent) }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

const below = (element: Element, name: string): string | undefined =>
  withDescendants(element).find((one) => one.namespace === ns.ds && one.name === name)?.text;
