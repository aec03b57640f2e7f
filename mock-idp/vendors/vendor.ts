import type { SamlSettings } from '../org/index.ts';

/** What a product that is not Okta makes of the same message. The data stands in `presets/`, one file each. */
export interface Vendor {
  name: string;
  product: string;
  /** Which version and set-up of the product. */
  version: string;
  /** Where what is imitated is written down. */
  sources: readonly string[];
  imitates: readonly string[];
  /** What stays Okta's all the same. */
  differs: readonly string[];
  /** Settings that an app of this vendor begins with. */
  signOn: Partial<SamlSettings>;
  /** How its messages look. */
  message: VendorLook;
}

/** IDs are templates: `{uuid}`, `{hex32}` and `{hex40}` are filled in. */
export interface VendorLook {
  protocolPrefix: string;
  assertionPrefix: string;
  responseId: string;
  assertionId: string;
  /** From IssueInstant. */
  notBeforeSeconds: number;
  notOnOrAfterSeconds: number;
  confirmationSeconds: number;
  /** `assertion-id`, or a template. */
  sessionIndex: string;
  /** Issuer says its Format. */
  issuerFormat: boolean;
}
