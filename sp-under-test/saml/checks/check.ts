import type { ConsumeContext } from '../contracts.ts';
import type { SamlReasonCode } from '../reason-codes.ts';
import type { VerifiedMessage } from '../signature/index.ts';

/** One rule about a verified message. */
export interface Check {
  reason: SamlReasonCode;
  /** The specification the rule comes from. */
  clause: string;
  /** What is wrong, for the log; undefined if nothing is. What another check names is not said twice. */
  check(context: ConsumeContext, message: VerifiedMessage): string | undefined | Promise<string | undefined>;
}
