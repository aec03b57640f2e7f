import { type App, type AppExtras, type GroupFilter, type SamlSettings, usualExtras } from '../org/index.ts';

/** What is filled in the wizard stays filled when going back: the draft lives here until Finish or Cancel. */
export interface StatementRow {
  name: string;
  /** Name format URN. */
  format: string;
  value: string;
}

/** One row of "Other Requestable SSO URLs". */
export interface EndpointRow {
  url: string;
  index: string;
}

/** One row of "Group Attribute Statements". */
export interface GroupStatementRow {
  name: string;
  format: string;
  filter: GroupFilter;
  value: string;
}

/** The wizard's three pages, as typed. */
export interface DraftValues {
  label: string;
  hidden: boolean;
  /** Of the mobile app, which Okta asks about as well. */
  hiddenOnMobile: boolean;
  ssoAcsUrl: string;
  /** "Use this for Recipient URL and Destination URL". */
  useForBoth: boolean;
  recipient: string;
  destination: string;
  audience: string;
  defaultRelayState: string;
  subjectNameIdFormat: string;
  /** A built-in template, `custom` or `none`. */
  applicationUsername: string;
  /** What stands in the field that "Custom" opens. */
  customUsername: string;
  /** "Update application username on". */
  updateUsernameOn: 'create-and-update' | 'create-only';
  responseSigned: boolean;
  assertionSigned: boolean;
  signatureAlgorithm: SamlSettings['signatureAlgorithm'];
  digestAlgorithm: SamlSettings['digestAlgorithm'];
  encrypted: boolean;
  encryptionAlgorithm: NonNullable<SamlSettings['assertionEncryption']['encryptionAlgorithm']>;
  keyTransportAlgorithm: NonNullable<SamlSettings['assertionEncryption']['keyTransportAlgorithm']>;
  /** PEM or base64, as pasted. */
  encryptionCertificate: string;
  /** "Signature Certificate". */
  spCertificate: string;
  sloEnabled: boolean;
  logoutUrl: string;
  sloIssuer: string;
  participateSlo: boolean;
  logoutRequestUrl: string;
  logoutBinding: 'POST' | 'REDIRECT';
  signedRequests: boolean;
  authnContextClassRef: string;
  /** "Other Requestable SSO URLs". */
  acsEndpoints: EndpointRow[];
  /** "Send value in response". */
  lifetimeSent: boolean;
  lifetime: string;
  lifetimeUnit: 'minutes' | 'hours' | 'days';
  honorForceAuthn: boolean;
  idpIssuer: string;
  statements: StatementRow[];
  groupStatements: GroupStatementRow[];
  customerOrPartner: 'customer' | 'vendor';
  internalApp: boolean;
}

export interface Draft {
  id: string;
  /** Whose it is: another administrator's session does not see it. */
  sessionId: string;
  /** Set when an existing app is edited. */
  appId?: string;
  /** Rows shown beyond the filled ones. */
  spareRows: number;
  spareGroupRows: number;
  values: DraftValues;
  /** What an edited app has that the wizard does not ask about. */
  extras: AppExtras;
  /** The picture chosen in step 1. */
  logo?: Buffer;
}

export interface Drafts {
  open(sessionId: string, values: DraftValues, app?: Pick<App, 'id' | 'extras'>): Draft;
  find(sessionId: string, id: string): Draft | undefined;
  discard(id: string): void;
}

/** Drafts in memory; the oldest goes when too many were left lying. */
export function createDrafts(newId: () => string, limit = 200): Drafts {
  const drafts = new Map<string, Draft>();
  return {
    open(sessionId, values, app) {
      const draft: Draft = {
        id: newId(),
        sessionId,
        values,
        spareRows: 3,
        spareGroupRows: 1,
        extras: app?.extras ?? usualExtras,
        ...(app && { appId: app.id }),
      };
      drafts.set(draft.id, draft);
      const oldest = drafts.keys().next().value;
      if (drafts.size > limit && oldest !== undefined) drafts.delete(oldest);
      return draft;
    },
    find(sessionId, id) {
      const draft = drafts.get(id);
      return draft?.sessionId === sessionId ? draft : undefined;
    },
    discard(id) {
      drafts.delete(id);
    },
  };
}
