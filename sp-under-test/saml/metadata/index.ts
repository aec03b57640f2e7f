export { type IdpMetadata, readIdpMetadata } from './idp-metadata.ts';
export type { MetadataReadOptions } from './read-options.ts';
export { IdpMetadataError, type IdpMetadataReason, idpMetadataReasons } from './refused.ts';
export { type SpMetadataInput, spMetadata } from './sp-metadata.ts';
