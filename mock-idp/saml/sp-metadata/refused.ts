/** Stable codes of what keeps metadata from being read as that of a service provider. */
export type SpMetadataProblem =
  | 'metadata_too_large'
  | 'metadata_unreadable'
  | 'metadata_root'
  | 'metadata_signature'
  | 'entity_ambiguous'
  | 'entity_unknown'
  | 'not_a_service_provider'
  | 'no_consumer_service';

/** SP metadata that cannot be imported: why, and what would be right. Fit for a person to read. */
export class SpMetadataRefused extends Error {
  override readonly name = 'SpMetadataRefused';
  readonly code: SpMetadataProblem;
  readonly remedy: string;
  /** The service providers to choose from, where a choice is what is missing. */
  readonly entityIds: readonly string[];

  constructor(code: SpMetadataProblem, message: string, remedy: string, entityIds: readonly string[] = []) {
    super(message);
    this.code = code;
    this.remedy = remedy;
    this.entityIds = entityIds;
  }
}
