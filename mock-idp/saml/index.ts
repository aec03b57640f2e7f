/** The SAML room: what an AuthnRequest says, what a Response holds, how both are written. No HTTP, no store. */
export * from './authn-request/index.ts';
export type * from './contracts.ts';
export {
  type ArmedFault,
  type ContextBase,
  type Fault,
  type FaultBase,
  type FaultContext,
  type FaultEncryption,
  type FaultFamily,
  type FaultPoint,
  isLogoutFault,
  isMetadataFault,
  isResponseFault,
  type LogoutFault,
  type LogoutFaultContext,
  type MetadataFault,
  type MetadataFaultContext,
  type OtherPerson,
  type ResponseFault,
  type SealingMode,
} from './faulting/index.ts';
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
