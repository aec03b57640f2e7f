import type { IdpMetadataReason } from './refused.ts';

/** What is known before a document is read. */
export interface MetadataReadOptions {
  now: Date;
  /** Tolerated clock skew, seconds. */
  skewSeconds: number;
  /** Whose metadata it must be: known once a provider is set up. */
  entityId?: string;
  /** PEM of the one key that must have signed the document; absent: no signature is asked for. */
  signedBy?: string;
  /** Reasons for which nothing is refused, to prove that a test suite notices. */
  off?: readonly IdpMetadataReason[];
}
