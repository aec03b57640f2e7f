import { type CaseReport, evaluate, type Verdict } from '../../../reports/index.ts';

/** What is looked at of a judged case. */
export type Judged = Pick<
  CaseReport,
  | 'id'
  | 'expected'
  | 'expectedReason'
  | 'outcome'
  | 'reason'
  | 'verdict'
  | 'twin'
  | 'liveness'
  | 'delivered'
  | 'inspection'
>;

/** Green: as required. Red: not so. Unproven: something spoilt the case. Silent: nothing was delivered, it says nothing. */
export type Colour = 'green' | 'red' | 'unproven' | 'silent';

/**
 * The verdict on a case as if its rule bound everybody: how strongly a level asks for it decides what a vendor must mend,
 * not whether the run noticed. Undefined: nothing was delivered.
 */
export function verdictAsMust(judged: Judged, reasonsExposed: boolean): Verdict | undefined {
  const { delivered, expected, expectedReason, id, liveness, outcome, reason, twin } = judged;
  if (judged.inspection !== null) return judged.inspection.holds ? 'pass' : 'fail';
  if (outcome === null || !delivered) return undefined;
  return evaluate(
    {
      ...{ id, expected, outcome, delivered, durationMs: 0, timeline: [] },
      ...(expectedReason === null ? {} : { expectedReason }),
      ...(reason === null ? {} : { reason }),
    },
    {
      obligation: 'MUST',
      reasonsExposed,
      ...(twin === null ? {} : { twin: twin.result }),
      ...(liveness === null ? {} : { liveness }),
    },
  ).verdict;
}

/** The same for an SP that says why it refuses. */
export function colourOf(judged: Judged): Colour {
  const verdict = verdictAsMust(judged, true);
  if (verdict === undefined) return 'silent';
  if (verdict === 'incomplete') return 'unproven';
  return verdict === 'fail' || verdict === 'warning' ? 'red' : 'green';
}

/** Cases that were green in front of the sound SP, by what they are in front of the mutant. */
export interface Vector {
  red: string[];
  unproven: string[];
  /** Of the red ones, those in which somebody should have been signed in. */
  positivesRed: string[];
}

/** How a mutant's run differs from the run of the sound SP. */
export function vectorOf(sound: readonly Judged[], mutant: readonly Judged[]): Vector {
  const before = new Map(sound.map((judged) => [judged.id, colourOf(judged)]));
  const turned = (colour: Colour) =>
    mutant.filter((judged) => colourOf(judged) === colour && before.get(judged.id) === 'green');
  const red = turned('red');
  return {
    red: red.map(({ id }) => id),
    unproven: turned('unproven').map(({ id }) => id),
    positivesRed: red.filter(({ expected }) => expected === 'accept').map(({ id }) => id),
  };
}
