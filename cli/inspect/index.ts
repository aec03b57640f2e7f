/** `assay inspect`: SAML in whatever wrapping, decoded, checked, explained; imitated; sent again. */
export { privateKeyOf } from './decrypt.ts';
export { imitate } from './imitate.ts';
export { findMessages } from './input.ts';
export { type InspectOptions, inspectMessage } from './inspect.ts';
export { printMessage } from './print.ts';
export type { Check, InspectedMessage, Verdict } from './report.ts';
export { type Sent, sendAgain } from './send.ts';
export { certificateOf } from './signatures.ts';
