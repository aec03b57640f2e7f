import type { Attempt, Stage } from './attempt/index.ts';
import { type Habits, serverErrorOf } from './habits.ts';

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
