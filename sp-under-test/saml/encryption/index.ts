/** Encrypted assertions and names, opened with this SP's own keys (SAMLCore 6). */
export { decryptElement, failed, type Opened } from './decrypt.ts';
export { hasEncryptedNameId, revealNameId } from './name-id.ts';
