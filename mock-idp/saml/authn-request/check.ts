import type { AuthnRequest } from '../contracts.ts';

/** What the IdP knows when it checks a request to one app. */
export interface AuthnRequestContext {
  now: Date;
  /** The SSO URL at which the request arrived, as the app's metadata names it. */
  ssoUrl: string;
  /** The app's Single sign-on URL. */
  defaultAcsUrl: string;
  /** Other Requestable SSO URLs. */
  otherAcsUrls: readonly { url: string; index?: number }[];
  /** `okta` silently answers an unregistered ACS at the default one; `saml` refuses the request. */
  habits: 'okta' | 'saml';
  /** There when the app's requests must be signed. */
  signedRequests?: {
    /** DER in base64. */
    certificates: readonly string[];
    /** The query as received, undecoded; HTTP-Redirect only. */
    query?: string;
    /** The app's Name ID format. */
    nameIdFormat: string;
  };
  /** How far the clocks may differ. */
  skewSeconds: number;
}

/** One rule an AuthnRequest must keep. */
export interface AuthnRequestCheck {
  name: string;
  clause: string;
  /** What is wrong, in words for the person; undefined when nothing is. */
  problem(request: AuthnRequest, context: AuthnRequestContext): string | undefined;
}
