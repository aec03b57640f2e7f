import type { Attempt, Stage } from '../attempt/index.ts';
import type { Transaction } from '../idp-control/index.ts';

/** Everything known about a good sign-in that did not work. */
export interface Trouble {
  stage: Stage;
  /** Assertion and Response signed, nothing encrypted, nothing wrong. */
  attempt: Attempt;
  /** What the IdP saw of it. */
  trace: Transaction;
  /** The SP took the Response and let nobody in: what is left is its content, or how it came. */
  refused: boolean;
}

/** One reason why a good sign-in fails: what is wrong and what to do about it, or undefined where it is not that. */
export type Cause = (trouble: Trouble) => string | undefined | Promise<string | undefined>;
