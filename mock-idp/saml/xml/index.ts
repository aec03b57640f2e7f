/** XML as the IdP writes it: the tree, its printed and canonical forms, and signatures over it. */
export { comment, type ElementParts, element, text } from './build.ts';
export {
  child,
  editAll,
  editChild,
  find,
  findAll,
  insertAfter,
  isElement,
  localName,
  textOf,
  withAttribute,
  withChildren,
  withoutChildren,
} from './edit.ts';
export {
  type Container,
  type ContentAlgorithm,
  cipherData,
  contentUri,
  type EncryptionRecipe,
  encryptInto,
  type KeyTransportAlgorithm,
} from './encryption/index.ts';
export * from './namespaces.ts';
export { parseXml, XmlUnreadable } from './parse.ts';
export {
  digestOf,
  ENVELOPED_SIGNATURE,
  INCLUSIVE_PREFIXES,
  keyInfo,
  RSA_PSS_SHA256,
  RSA_SHA256,
  reference,
  SHA256,
  type SignatureRecipe,
  signatureOver,
  signElement,
  signOctets,
  usualSignatureMethod,
  wrapAt76,
} from './sign.ts';
export type { XmlElement, XmlNode } from './tree.ts';
export { type CanonicalOptions, canonicalise, escapeText, writeElement, XML_DECLARATION } from './write.ts';
