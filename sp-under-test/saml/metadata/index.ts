export { type IdpMetadata, IdpMetadataError, type IdpMetadataReason, readIdpMetadata } from './idp-metadata.ts';
export { type SpMetadataInput, spMetadata } from './sp-metadata.ts';
