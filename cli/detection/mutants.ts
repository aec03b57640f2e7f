import { join } from 'node:path';
import type { ConformanceReport } from '../../reports/index.ts';
import {
  asPredicted,
  type Difference,
  difference,
  type Judged,
  type Mutant,
  type Vector,
  vectorOf,
} from '../../steps/index.ts';
import type { DetectionFinding } from './finding.ts';
import { type Answer, NoReportError, type ReferenceRuns } from './reference-runs.ts';

/** What signs people in or out; what an SP sends and publishes does not depend on its checks. */
const judgedCases =
  '(not @area:META) and (not @area:REQ) and (not @behaviour) and (not @walkthrough) and (not @chromium)';
/** One of so many cases in which the check never objected runs all the same, another for each mutant. */
const sampled = 40;

/** Behind it anything may have been objected to: the sender of a ciphertext shall not learn what. */
const hiding = 'decryption_failed';

export interface MutantRun {
  runs: ReferenceRuns;
  out: string;
  /** Case slugs; all where there are none. */
  only: readonly string[];
  /** Every case in front of every mutant, not only those in which the check had a say. */
  everyCase: boolean;
}

/** The reference SP without any mutation. */
export interface Sound {
  cases: readonly Judged[];
  objections: Answer['objections'];
}

/** The cases of the sound SP. Throws if they are not all as required: then nothing can be said of mutants. */
export async function soundCases(run: MutantRun): Promise<Sound> {
  const { objections, report } = await run.runs.judge({ ...selected(run.only), checksOff: [], out: folder(run) });
  const { cases } = report;
  const wrong = cases.filter(({ verdict }) => verdict === 'fail' || verdict === 'incomplete').map(({ id }) => id);
  if (wrong.length === 0 && cases.length > 0) return { cases, objections };
  throw new Error(`The reference SP is not as required without any mutation: ${wrong.join(', ')}`);
}

/** Runs the cases in front of a mutant and holds them against the prediction. */
export async function judgeMutant(mutant: Mutant, sound: Sound, run: MutantRun): Promise<DetectionFinding> {
  const finding = { kind: 'mutant', name: mutant.name } as const;
  const chosen = run.everyCase ? run.only : concernedBy(mutant, sound);
  const judged = await judgedTwice(mutant, chosen, run);
  if (typeof judged === 'string') return { ...finding, status: 'not-run', details: [judged] };
  const vector = vectorOf(sound.cases, judged);
  const found = difference(mutant, sound.cases, vector);
  const details = [...deviations(found), ...aboutUnseen(mutant, vector)];
  const sentence =
    mutant.unseen === undefined ? `${vector.red.length} red of ${judged.length} that ran` : mutant.unseen;
  const right = asPredicted(found) && details.length === 0;
  const seen = mutant.unseen === undefined ? 'detected' : 'unseen';
  return { ...finding, status: right ? seen : 'missed', details: [sentence, ...details] };
}

/**
 * The cases that this mutant can turn at all. A check that is off differs from one that is on by what it would have
 * objected to, so where it never objected the SP does the same thing again. The sample is there to show if that is wrong.
 */
function concernedBy(mutant: Mutant, { cases, objections }: Sound): string[] {
  const { name, off } = mutant;
  const start = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % sampled;
  return cases
    .filter((judged, index) => {
      const heard = objections[judged.id] ?? [];
      const concerned = heard.some((reason) => off.includes(reason) || reason === hiding);
      return concerned || mutant.turnsRed(judged) || index % sampled === start;
    })
    .map(({ id }) => id);
}

/** What could not be judged has a second chance: on a busy machine a patient judge, too, loses patience. */
async function judgedTwice(
  mutant: Mutant,
  chosen: readonly string[],
  run: MutantRun,
): Promise<readonly Judged[] | string> {
  const first = await judgedOnce(mutant, chosen, run);
  if (typeof first === 'string') return judgedOnce(mutant, chosen, run);
  const open = first.filter(({ verdict }) => verdict === 'incomplete').map(({ id }) => id);
  if (open.length === 0) return first;
  const again = await judgedOnce(mutant, open, run);
  if (typeof again === 'string') return first;
  const second = new Map(again.map((judged) => [judged.id, judged]));
  return first.map((judged) => (open.includes(judged.id) ? (second.get(judged.id) ?? judged) : judged));
}

/** A sentence where nothing could be judged. */
async function judgedOnce(
  { name, off }: Mutant,
  chosen: readonly string[],
  run: MutantRun,
): Promise<readonly Judged[] | string> {
  try {
    const { report } = await run.runs.judge({ ...selected(chosen), checksOff: off, out: folder(run, name) });
    return whyNot(report) ?? report.cases;
  } catch (error) {
    if (error instanceof NoReportError) return error.message;
    throw error;
  }
}

function whyNot({ calibration, interrupted }: ConformanceReport): string | undefined {
  if (interrupted !== null) return interrupted;
  if (calibration.valid) return undefined;
  return calibration.findings.findLast(({ ok }) => !ok)?.text ?? 'Calibration is not valid.';
}

function deviations(found: Difference): string[] {
  return Object.entries(found)
    .filter(([, ids]) => ids.length > 0)
    .map(([what, ids]) => `${what}: ${ids.join(', ')}`);
}

/** A mutant that nobody notices must say so, and one that is noticed must not. */
function aboutUnseen({ unseen }: Mutant, { red }: Vector): string[] {
  if (red.length === 0 && unseen === undefined) return ['Nothing turned red, so nobody would notice.'];
  if (red.length > 0 && unseen !== undefined) return ['It is said that no case can tell, and one did.'];
  return [];
}

const selected = (only: readonly string[]) => (only.length === 0 ? { only, tags: judgedCases } : { only });

const folder = ({ out }: MutantRun, name = 'sound') => join(out, name.replaceAll(/\W+/g, '-'));
