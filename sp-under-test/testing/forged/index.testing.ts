export { mangled } from './mangled.testing.ts';
export {
  alice,
  base64,
  type Family,
  type Forgery,
  idp,
  mallory,
  message,
  modes,
  publicPem,
} from './message.testing.ts';
export { misaddressed } from './misaddressed.testing.ts';
export { missealed } from './missealed.testing.ts';
export { tampered } from './tampered.testing.ts';
export { wrapped } from './wrapped.testing.ts';
