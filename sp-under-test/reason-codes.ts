import { idpMetadataReasons, logoutReasonCodes, samlReasonCodes } from './saml/index.ts';
import { admissionReasons, passwordReasons } from './workspace/index.ts';

/** Reasons the SP gives beyond the SAML room's: who may enter where, and what the doors refuse. */
const doorReasons = ['product_access_denied', 'relay_state_forbidden', 'processing_failed'] as const;

/** Every reason code of this SP, each once. */
export const reasonCodes = [
  ...samlReasonCodes,
  ...logoutReasonCodes,
  ...idpMetadataReasons,
  'metadata_unusable',
  ...admissionReasons,
  ...passwordReasons,
  ...doorReasons,
] as const;

export type ReasonCode = (typeof reasonCodes)[number];
