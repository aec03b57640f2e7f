/** The SAML room: what an AuthnRequest says, what a Response holds, how both are written. No HTTP, no store. */
export * from './authn-request/index.ts';
export type * from './contracts.ts';
export type * from './faulting/index.ts';
export { isLogoutFault, isMetadataFault, isResponseFault } from './faulting/index.ts';
export * from './keys/index.ts';
export * from './logout/index.ts';
export * from './metadata/index.ts';
export { type Preset, type PresetName, presets } from './presets.ts';
export {
  attributeStatement,
  composeAssertion,
  createMessageIds,
  type ErrorPlanInput,
  type IssuedResponse,
  type IssuePorts,
  issueResponse,
  type PlanInput,
  planErrorResponse,
  planResponse,
  sealingMode,
  unsignedAssertion,
} from './response/index.ts';
export * from './sp-metadata/index.ts';
