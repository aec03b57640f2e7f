/** Signing keys: generated, read from PEM, or the shipped demo key. */
export { certificatePem, readSigningKey } from './certificate.ts';
export { type CsrSubject, requestCertificate } from './csr.ts';
export { readDemoKey } from './demo.ts';
export { generateSigningKey, type KeyWish } from './generate.ts';
export { type Impostor, impostorCertificate } from './impostor.ts';
export { type KeyKind, kindOf } from './kind.ts';
export { createNextKey, nextKeys } from './next.ts';
export { createStrangerKey } from './stranger.ts';
