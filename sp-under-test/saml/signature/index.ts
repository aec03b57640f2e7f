export { type OwnSignature, ownSignatures, trustedKeys, verifySignatures } from './own-signature.ts';
export { type VerifiedMessage, verify } from './verify.ts';
export { verifyEncrypted } from './verify-encrypted.ts';
export { verifyEnveloped } from './verify-enveloped.ts';
