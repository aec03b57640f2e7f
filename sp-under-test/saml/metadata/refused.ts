/** Why metadata is refused: stable, public, in the order in which it is looked for. */
export const idpMetadataReasons = [
  'metadata_too_large',
  'metadata_doctype_forbidden',
  'metadata_not_xml',
  'metadata_signature_missing',
  'metadata_signature_invalid',
  'metadata_no_idp',
  'metadata_several_idps',
  'metadata_entity_id_missing',
  'metadata_entity_unexpected',
  'metadata_expired',
  'metadata_sso_service_missing',
  'metadata_sso_service_invalid',
  'metadata_certificate_missing',
  'metadata_certificate_invalid',
  'metadata_key_weak',
] as const;

/** One of {@link idpMetadataReasons}. */
export type IdpMetadataReason = (typeof idpMetadataReasons)[number];

/** Metadata that this SP will not take. `message` may be shown to an administrator. */
export class IdpMetadataError extends Error {
  override readonly name = 'IdpMetadataError';
  readonly reason: IdpMetadataReason;

  constructor(reason: IdpMetadataReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
