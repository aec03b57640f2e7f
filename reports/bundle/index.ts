/** A result that can be handed on: sealed, and judged again by whoever receives it. */

export { contentsOf, refusalOf } from './contents.ts';
export { type Bundle, BundleError, type Contents, checkKey, openBundle, sealBundle } from './seal.ts';
export { type Finding, verifyContents } from './verify.ts';
