import type { AgentExchange } from '../user-agents/index.ts';

/** What one good sign-in shows of how the SP goes about it. */
export interface Habits {
  /** How far the SP's clock is ahead of ours; null where nothing told. */
  clockOffsetSeconds: number | null;
  /** Its AuthnRequest names classes of authentication. */
  asksAuthnContext: boolean;
  forceAuthn: boolean;
  /** The server error with which it refuses; null where it refuses by anything else. */
  refusalStatus: number | null;
  /** Under which name the read-back page shows the display name that was stated. */
  shownAttribute: string | null;
  /** The cookie that remembers its request stays away from the form that another site posts. */
  losesCookie: boolean;
}

export const noHabits: Habits = {
  clockOffsetSeconds: null,
  asksAuthnContext: false,
  forceAuthn: false,
  refusalStatus: null,
  shownAttribute: null,
  losesCookie: false,
};

/** The first server error among these answers. */
export const serverErrorOf = (exchanges: readonly AgentExchange[]): number | undefined =>
  exchanges.find(({ status = 0 }) => status >= 500)?.status;
