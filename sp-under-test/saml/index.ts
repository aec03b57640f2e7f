export { type ConsumeOptions, consumeResponse } from './consume.ts';
export type {
  ConsumeContext,
  Consumed,
  Finding,
  PendingRequest,
  ReceivedForm,
  RequiredSignatures,
  TrustedIdp,
  VerifiedIdentity,
} from './contracts.ts';
export {
  createKeyRing,
  type GivenKey,
  type GivenKeys,
  type KeyRing,
  publicKeyOf,
  type SpKey,
  weaknessOf,
} from './keys/index.ts';
export * from './logout/index.ts';
export {
  type IdpMetadata,
  IdpMetadataError,
  type IdpMetadataReason,
  idpMetadataReasons,
  type MetadataReadOptions,
  readIdpMetadata,
  type SpMetadataInput,
  spMetadata,
} from './metadata/index.ts';
export { type SamlReasonCode, samlReasonCodes } from './reason-codes.ts';
export { type AuthnRequestInput, createAuthnRequest, type OutgoingAuthnRequest } from './requests/index.ts';
export { switchableReasons } from './switchable-reasons.ts';
