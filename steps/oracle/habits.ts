import type { AgentExchange } from '../user-agents/index.ts';
import type { Attempt, Stage } from './attempt/index.ts';
import type { CalibrationFinding } from './calibration.ts';

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

/** Reads them off a good sign-in and what the IdP received for it, and off one whose signature was broken. */
export async function habitsOf(stage: Stage, made: Attempt, broken: Attempt): Promise<Habits> {
  const [received] = (await stage.idp.transaction(made.key)).received;
  const request = received?.xml ?? '';
  const issued = Date.parse(/\sIssueInstant\s*=\s*["']([^"']+)["']/.exec(request)?.[1] ?? '');
  // An IssueInstant cut to whole seconds lies up to one back.
  const byRequest = received === undefined ? Number.NaN : (issued - Date.parse(received.at)) / 1000;
  const answered = made.since.find(({ date }) => date !== undefined);
  const byServer =
    answered === undefined ? Number.NaN : (Date.parse(answered.date ?? '') - answered.at.getTime()) / 1000;
  const offset = Number.isNaN(byRequest) ? byServer : byRequest;
  const shown = Object.entries(made.seen?.attributes ?? {}).find(([, values]) =>
    values.includes(made.request.person.displayName),
  );
  return {
    clockOffsetSeconds: Number.isNaN(offset) ? null : Math.round(offset),
    asksAuthnContext: /<(?:\w+:)?RequestedAuthnContext[\s>]/.test(request),
    forceAuthn: /\sForceAuthn\s*=\s*["'](?:true|1)["']/.test(request),
    refusalStatus: broken.outcome === 'crashed' ? (serverErrorOf(broken.since) ?? null) : null,
    shownAttribute: shown?.[0] ?? null,
    losesCookie: false,
  };
}

/** The first server error among these answers. */
export const serverErrorOf = (exchanges: readonly AgentExchange[]): number | undefined =>
  exchanges.find(({ status = 0 }) => status >= 500)?.status;

/** From here on a clock is worth mending. */
const worthMending = 60;
/** SDP-G01 recommends three to five minutes. */
const widest = 300;

/** What people should know of clock and tolerance before they read verdicts about time. */
export function clockFindings({ clockOffsetSeconds }: Habits, toleranceSeconds: number | null): CalibrationFinding[] {
  return [
    {
      what: 'Preflight: the clock of the SP',
      ok: clockOffsetSeconds !== null && Math.abs(clockOffsetSeconds) < worthMending,
      text: clockText(clockOffsetSeconds),
      timeline: [],
    },
    {
      what: 'Preflight: the tolerance of the SP',
      ok: toleranceSeconds === null || toleranceSeconds <= widest,
      text: toleranceText(toleranceSeconds),
      timeline: [],
    },
  ];
}

function clockText(offset: number | null): string {
  if (offset === null)
    return 'Neither its AuthnRequest nor its answers tell the time, so cases about time assume that the clocks agree.';
  const seconds = Math.abs(offset);
  if (seconds < 2) return "It agrees with the IdP's.";
  const told = `It is ${seconds} seconds ${offset > 0 ? 'ahead of' : 'behind'} the IdP's; cases about time allow for that.`;
  return seconds < worthMending ? told : `${told} Set it by NTP: sign-ins may fail for this alone.`;
}

function toleranceText(seconds: number | null): string {
  if (seconds === null)
    return 'The profile does not say how much it tolerates (toleranceSeconds), so only more than five minutes is judged.';
  const told = `${seconds} seconds are declared.`;
  return seconds <= widest ? told : `${told} More than five minutes are more than any guidance allows.`;
}
