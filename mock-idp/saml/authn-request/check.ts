import type { AuthnRequest, ErrorStatus } from '../contracts.ts';
import type { Preset } from '../presets.ts';

/** What the IdP knows when it checks a request to one app. */
export interface AuthnRequestContext {
  now: Date;
  /** The SSO URL at which the request arrived, as the app's metadata names it. */
  ssoUrl: string;
  /** The app's Single sign-on URL. */
  defaultAcsUrl: string;
  /** Other Requestable SSO URLs. */
  otherAcsUrls: readonly { url: string; index?: number }[];
  habits: Preset;
  /** The app's Name ID format. */
  nameIdFormat: string;
  /** Whether a NameID could be encrypted for the app. */
  encrypts: boolean;
  /** "Audience URI (SP Entity ID)". */
  audience: string;
  /** What every sign-in is: the app's Authentication context class. */
  authnContextClassRef: string;
  /** There when the app's requests must be signed. */
  signedRequests?: {
    /** DER in base64. */
    certificates: readonly string[];
    /** The query as received, undecoded; HTTP-Redirect only. */
    query?: string;
  };
  /** How far the clocks may differ. */
  skewSeconds: number;
}

/** One rule an AuthnRequest must keep. */
export interface AuthnRequestCheck {
  name: string;
  clause: string;
  /** There where the SP is told by an error Response; elsewhere nobody knows who asked, and the person sees a page. */
  status?: ErrorStatus;
  /** What is wrong, in words for the person; undefined when nothing is. */
  problem(request: AuthnRequest, context: AuthnRequestContext): string | undefined;
}
