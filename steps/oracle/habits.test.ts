import { describe, expect, it } from 'vitest';
import { usualRefusal } from './attempt/index.ts';
import { clockFindings } from './clock-findings.ts';
import { noHabits } from './habits.ts';

const told = (clockOffsetSeconds: number | null, toleranceSeconds: number | null) =>
  clockFindings({ ...noHabits, clockOffsetSeconds }, toleranceSeconds).map(({ ok, text }) => ({ ok, text }));

describe('what preflight says of time', () => {
  it('is content with clocks that agree and a tolerance as recommended', () => {
    expect(told(0, 300).map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('names the seconds and the direction of a clock that is wrong', () => {
    expect(told(-75, 180)[0]).toEqual({ ok: false, text: expect.stringContaining("75 seconds behind the IdP's") });
    expect(told(20, 180)[0]).toEqual({ ok: true, text: expect.stringContaining('20 seconds ahead of') });
  });

  it('warns of more than five minutes', () => {
    expect(told(0, 301)[1]).toEqual({
      ok: false,
      text: expect.stringContaining('301 seconds are declared. More than'),
    });
  });

  it('says what is not known', () => {
    expect(told(null, null)).toEqual([
      { ok: false, text: expect.stringContaining('assume that the clocks agree') },
      { ok: true, text: expect.stringContaining('only more than five minutes is judged') },
    ]);
  });
});

describe('a server error with which the SP refuses everything', () => {
  const answered = (status: number) => [
    { at: new Date(0), method: 'POST', url: 'http://localhost:9/acs', status } as const,
  ];
  const habits = { ...noHabits, refusalStatus: 500 };

  it('is a refusal', () => {
    expect(usualRefusal({ habits }, 'crashed', answered(500))).toEqual({ refusesSo: true });
  });

  it.each([
    ['another error', { habits }, 'crashed', 502],
    ['an SP that refuses otherwise', { habits: noHabits }, 'crashed', 500],
    ['a run that is not calibrated yet', {}, 'crashed', 500],
    ['somebody is signed in', { habits }, 'accepted-as-expected', 500],
  ] as const)('%s is none', (_, stage, outcome, status) => {
    expect(usualRefusal(stage, outcome, answered(status))).toEqual({});
  });
});
