/** The reference service provider: Workato Identity's end-user SSO. */

export { ReferenceSpError } from './errors.ts';
export type { TlsFiles } from './http/index.ts';
export { type Policy, workatoPolicy } from './policy/index.ts';
export { type ReasonCode, reasonCodes } from './reason-codes.ts';
export { createReferenceSp, type ReferenceSp, type ReferenceSpOptions } from './reference-sp.ts';
export { switchableReasons } from './saml/index.ts';
export { DataFileError, type DataFileProblem } from './store/index.ts';
export type { WorkspaceSeed } from './workspace/index.ts';
