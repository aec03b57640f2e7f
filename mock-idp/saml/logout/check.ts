import type { LogoutMessage } from './read.ts';

/** What the IdP knows when it checks a logout message of one app. */
export interface LogoutContext {
  now: Date;
  /** Where the message arrived. */
  arrivedAt: string;
  /** "SP Issuer". */
  spIssuer: string;
  /** "Signature Certificate", DER in base64. */
  certificates: readonly string[];
  /** RSA-SHA1 signs, too. */
  weakSignatures: boolean;
  skewSeconds: number;
}

/** One rule a logout message must keep. */
export interface LogoutCheck {
  name: string;
  clause: string;
  /** What is wrong; undefined when nothing is. */
  problem(message: LogoutMessage, context: LogoutContext): string | undefined;
}
