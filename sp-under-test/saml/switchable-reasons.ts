import { logoutReasonCodes } from './logout/index.ts';
import { idpMetadataReasons } from './metadata/index.ts';
import { samlReasonCodes } from './reason-codes.ts';

/**
 * Never passed over. Behind most there is nothing left to go on with: no plaintext, no name, no logout message, no IdP, no address,
 * no key. Of metadata only what conformance cases look at can be switched off.
 */
const never: readonly string[] = [
  'decryption_failed',
  'name_id_missing',
  'logout_message_unexpected',
  'metadata_too_large',
  'metadata_not_xml',
  'metadata_no_idp',
  'metadata_several_idps',
  'metadata_entity_id_missing',
  'metadata_sso_service_missing',
  'metadata_sso_service_invalid',
  'metadata_certificate_missing',
  'metadata_certificate_invalid',
  'metadata_key_weak',
];

/** Reasons for which checks can be switched off. */
export const switchableReasons: readonly string[] = [
  ...samlReasonCodes,
  ...logoutReasonCodes,
  ...idpMetadataReasons,
].filter((reason) => !never.includes(reason));
