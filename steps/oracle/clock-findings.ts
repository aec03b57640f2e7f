import type { CalibrationFinding } from './finding.ts';
import type { Habits } from './habits.ts';

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
