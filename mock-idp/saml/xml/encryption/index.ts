/** XML Encryption as the IdP does it. */
export { type ContentAlgorithm, contentUri } from './content.ts';
export { type Container, cipherData, type EncryptionRecipe, encryptInto } from './element.ts';
export type { KeyTransportAlgorithm } from './key-transport.ts';
