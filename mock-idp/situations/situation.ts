/**
 * A situation is something that happens between honest people and working software, and that an SP meets sooner or
 * later. It is no fault: every message in it is valid and properly signed.
 */
import type { ResponsePlan } from '../saml/index.ts';

/** What a message situation may look at. */
export interface MessageView {
  parameters: Readonly<Record<string, string>>;
}

/** One question that a journey has met. */
export interface JourneyView {
  parameters: Readonly<Record<string, string>>;
  now: Date;
  /** When the question came. */
  since: Date;
  /** Other questions of the same app that were answered meanwhile. */
  answeredSince: number;
}

/** A question that came earlier, as the trace has it. */
export interface EarlierRequest {
  parameters: Readonly<Record<string, string>>;
}

interface SituationBase {
  /** kebab-case, unique in the list. */
  name: string;
  /** One sentence: what happens. */
  summary: string;
  /** One sentence: what a sound SP does about it. */
  expect: string;
  /** Parameter name → sentence. */
  parameters?: Readonly<Record<string, string>>;
  /** Values of the parameters that may be left out. */
  defaults?: Readonly<Record<string, string>>;
}

export type Situation = SituationBase &
  (
    | {
        /** The next message says something else. */
        kind: 'message';
        apply(plan: ResponsePlan, view: MessageView): ResponsePlan;
      }
    | {
        /** The way through the sign-in is another one. */
        kind: 'journey';
        /** Why the person must still wait; undefined to go on. */
        wait?(view: JourneyView): string | undefined;
        /** Asked again, the IdP delivers the same message again. */
        again?: true;
      }
    | {
        /** There is an address to open. */
        kind: 'address';
        /** The address, or undefined while there is nothing to make it of. `requests`: over HTTP-Redirect, newest first. */
        address(ssoUrl: string, requests: readonly EarlierRequest[]): string | undefined;
        /** What must have happened before. */
        needs: string;
      }
  );
