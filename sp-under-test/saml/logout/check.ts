import type { LogoutContext } from './contracts.ts';
import type { LogoutReasonCode } from './reason-codes.ts';

/** One rule about a verified logout message. */
export interface LogoutCheck {
  reason: LogoutReasonCode;
  clause: string;
  /** Which of the two it is about. */
  of: readonly ('LogoutRequest' | 'LogoutResponse')[];
  /** What is wrong, for the log; undefined if nothing is. */
  check(context: LogoutContext, message: Element): string | undefined | Promise<string | undefined>;
}

export const both = ['LogoutRequest', 'LogoutResponse'] as const;
