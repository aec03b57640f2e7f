import type { SamlReasonCode } from '../../reason-codes.ts';

/** An EncryptedAssertion or EncryptedID, taken apart but not opened. */
export interface EncryptedPart {
  container: Element;
  data: Element | undefined;
  /** EncryptedKeys in ds:KeyInfo or beside the EncryptedData (SAMLCore E43). */
  wrappedKeys: readonly Element[];
  /** A verified signature covers the ciphertext: it is as the identity provider sent it. */
  vouched: boolean;
}

/** One rule about what everybody on the way can read, so that its reason tells nobody anything about a plaintext. */
export interface EncryptionCheck {
  reason: SamlReasonCode;
  /** The specification the rule comes from. */
  clause: string;
  /** What is wrong, for the log; undefined if nothing is. */
  check(part: EncryptedPart): string | undefined;
}
