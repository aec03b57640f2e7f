import type { SpEncryption } from './port.ts';

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const DS = 'http://www.w3.org/2000/09/xmldsig#';

/** The certificates that an SP's metadata lets others encrypt for (SAMLMeta 2.4.1.1); undefined where there is none. */
export function encryptionOf(entity: Element | undefined): SpEncryption | undefined {
  const role = elements(entity, MD, 'SPSSODescriptor')[0];
  const keys = elements(role, MD, 'KeyDescriptor').flatMap((key) => {
    const use = key.getAttribute('use');
    if (use === 'signing') return [];
    const text = elements(key, DS, 'X509Certificate')[0]?.textContent ?? '';
    const certificate = text.replace(/\s+/g, '');
    return certificate === '' ? [] : [{ use, certificate }];
  });
  const own = keys.filter(({ use }) => use === 'encryption');
  const chosen = own.length > 0 ? own : keys;
  if (chosen.length === 0) return undefined;
  // A key without a use may decrypt as well as sign, and often nobody meant it to: only preflight can tell.
  return { certificates: chosen.map(({ certificate }) => certificate), declared: own.length > 0 };
}

function elements(parent: Element | undefined, namespace: string, name: string): Element[] {
  const found = parent?.getElementsByTagNameNS(namespace, name);
  return Array.from({ length: found?.length ?? 0 }, (_, index) => found?.item(index)).flatMap((one) =>
    one === null || one === undefined ? [] : [one],
  );
}
