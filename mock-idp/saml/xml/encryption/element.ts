/** XML Encryption for one or several recipients, the EncryptedKeys inside ds:KeyInfo as Okta has them. */
import { element } from '../build.ts';
import { XML_DSIG, XML_ENC } from '../namespaces.ts';
import { wrapAt76 } from '../sign.ts';
import type { XmlElement } from '../tree.ts';
import { writeElement } from '../write.ts';
import { type ContentAlgorithm, contentKey, contentUri, encryptContent } from './content.ts';
import { type KeyTransportAlgorithm, keyTransportMethod, wrapKey } from './key-transport.ts';

/** How, and for whom. */
export interface EncryptionRecipe {
  algorithm: ContentAlgorithm;
  keyTransport: KeyTransportAlgorithm;
  /** DER in base64, one for each recipient. */
  certificates: readonly string[];
}

/** The element that will hold the ciphertext. */
export interface Container {
  name: string;
  namespaces: Record<string, string>;
}

/** Puts an element, which must declare every prefix it uses, or other text as ciphertext into a container. */
export function encryptInto(container: Container, content: XmlElement | string, recipe: EncryptionRecipe): XmlElement {
  const key = contentKey(recipe.algorithm);
  const octets = Buffer.from(typeof content === 'string' ? content : writeElement(content), 'utf8');
  return element(container.name, {
    namespaces: container.namespaces,
    children: [
      element('xenc:EncryptedData', {
        namespaces: { xenc: XML_ENC },
        attributes: { Type: `${XML_ENC}Element` },
        children: [
          element('xenc:EncryptionMethod', { attributes: { Algorithm: contentUri(recipe.algorithm) } }),
          element('ds:KeyInfo', {
            namespaces: { ds: XML_DSIG },
            children: recipe.certificates.map((certificate) => encryptedKey(key, certificate, recipe.keyTransport)),
          }),
          cipherData(encryptContent(recipe.algorithm, key, octets)),
        ],
      }),
    ],
  });
}

function encryptedKey(key: Buffer, certificate: string, transport: KeyTransportAlgorithm): XmlElement {
  return element('xenc:EncryptedKey', {
    children: [keyTransportMethod(transport), cipherData(wrapKey(key, certificate, transport))],
  });
}

/** Builds `xenc:CipherData` around octets. */
export function cipherData(octets: Buffer): XmlElement {
  return element('xenc:CipherData', {
    children: [element('xenc:CipherValue', { children: [wrapAt76(octets.toString('base64'))] })],
  });
}
