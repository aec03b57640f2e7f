export { type VerifiedMessage, verify } from './verify.ts';
