import type { SigningKey } from './contracts.ts';

/** What the metadata of one app tells. */
export interface EntityPlan {
  entityId: string;
  wantAuthnRequestsSigned: boolean;
  /** DER, base64; of the active key first. */
  certificates: readonly string[];
  /** Keys that are not for signing alone; without `use` a key serves for both purposes. */
  otherKeys?: readonly { use?: 'encryption'; certificate: string }[];
  /** There when the app has single logout. */
  slo?: { url: string; responseUrl: string };
  nameIdFormats: readonly string[];
  ssoUrl: string;
}

/** Everything a metadata document will hold, and how it will be sealed. Faults of point `metadata-plan` rewrite this. */
export interface MetadataPlan {
  entity: EntityPlan;
  /** There when the entity stands among these, in an EntitiesDescriptor. */
  others?: readonly EntityPlan[];
  validUntil?: Date;
  cacheSeconds?: number;
  /** There when the document is signed. */
  sealing?: {
    /** The XML ID that the signature refers to. */
    id: string;
    key: SigningKey;
  };
}

/** What leaves. Faults of point `metadata-wire` rewrite this. */
export interface MetadataWire {
  status: number;
  /** Lower-case names; a `content-type` replaces the one of metadata. */
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Milliseconds to wait before answering. */
  delayMs?: number;
}
