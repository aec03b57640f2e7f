import { type Judged, verdictAsMust } from './vector.ts';

/** An SP that refuses whatever comes, which an eye on refusals alone would take for a perfect one. */
export interface Refuser {
  name: string;
  /** A file of `fixtures/sps/library/libraries`. */
  library: string;
  /** Whether it passes calibration, and only then closes the door. */
  calibrates: boolean;
}

/** From the first message on, and from the first bad one on. */
export const refusers: readonly Refuser[] = [
  { name: 'reject-all', library: 'refuses-all', calibrates: false },
  { name: 'reject-all after calibration', library: 'locks-up', calibrates: true },
];

/** What the cases say of such an SP. */
export interface RefusedVector {
  /** Somebody should have come in: failed. */
  failed: string[];
  /** A refusal, which the twin that is refused as well makes worthless: incomplete. */
  worthless: string[];
  /** Anything else: the run took a refusal for an answer. */
  mistaken: string[];
}

/** Sorts the delivered cases of a run; the only honest answer has nobody `mistaken`. */
export function refusedVector(cases: readonly Judged[]): RefusedVector {
  const vector: RefusedVector = { failed: [], worthless: [], mistaken: [] };
  for (const judged of cases) {
    const verdict = verdictAsMust(judged, false);
    if (verdict === undefined || judged.inspection !== null) continue;
    if (judged.expected === 'accept' && verdict === 'fail') vector.failed.push(judged.id);
    else if (judged.expected !== 'accept' && verdict === 'incomplete') vector.worthless.push(judged.id);
    else vector.mistaken.push(`${judged.id}: ${verdict}`);
  }
  return vector;
}
