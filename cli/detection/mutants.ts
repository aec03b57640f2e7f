import { join } from 'node:path';
import { asPredicted, difference, type Judged, type Mutant, vectorOf } from '../../steps/index.ts';
import { type Certified, certify, reasonIn } from './certify-child.ts';
import type { DetectionFinding } from './finding.ts';

/** What signs people in or out; what an SP sends and publishes does not depend on its checks. */
const judgedCases =
  '(not @area:META) and (not @area:REQ) and (not @behaviour) and (not @walkthrough) and (not @chromium)';

export interface MutantRun {
  out: string;
  /** Case slugs or tags; all where there are none. */
  only: readonly string[];
  /** Only what the sound SP refuses for the reason that is switched off, instead of every case. */
  quick: boolean;
}

/** The cases of the sound SP. Throws if they are not all as required: then nothing can be said of mutants. */
export async function soundCases(run: MutantRun): Promise<readonly Judged[]> {
  const { report, said } = await certifyReference(run, 'sound');
  const cases = report?.cases ?? [];
  const wrong = cases.filter(({ verdict }) => verdict === 'fail' || verdict === 'incomplete').map(({ id }) => id);
  if (wrong.length === 0 && cases.length > 0) return cases;
  throw new Error(`The reference SP is not as required without any mutation: ${wrong.join(', ') || said}`);
}

/** Runs the cases in front of a mutant and holds them against the prediction. */
export async function judgeMutant(mutant: Mutant, sound: readonly Judged[], run: MutantRun): Promise<DetectionFinding> {
  const concerned = run.quick ? concernedBy(mutant, sound) : sound;
  const only = run.quick ? concerned.map(({ id }) => id) : run.only;
  const without = mutant.off.length === 0 ? [] : ['--without', ...mutant.off];
  const folder = mutant.name.replaceAll(/\W+/g, '-');
  const { report, said } = await certifyReference({ ...run, only }, folder, ...without);
  const finding = { kind: 'mutant', name: mutant.name } as const;
  if (report === undefined || !report.calibration.valid || report.interrupted !== null) {
    return { ...finding, status: 'not-run', details: [report?.interrupted ?? reasonIn(said)] };
  }
  const vector = vectorOf(concerned, report.cases);
  const found = difference(mutant, concerned, vector);
  const details = Object.entries(found)
    .filter(([, ids]) => ids.length > 0)
    .map(([what, ids]) => `${what}: ${ids.join(', ')}`);
  const predicted = sound.filter((judged) => mutant.turnsRed(judged)).length;
  const noticed = predicted > 0 || Object.keys(mutant.also).length > 0;
  if (!noticed && mutant.unseen === undefined) details.push('No case names this check, so nobody would notice.');
  if (noticed && mutant.unseen !== undefined) details.push('A case names this check, and it is said that none does.');
  const sentence = mutant.unseen === undefined ? `${vector.red.length} red` : mutant.unseen;
  const right = asPredicted(found) && details.length === 0;
  const seen = mutant.unseen === undefined ? 'detected' : 'unseen';
  return { ...finding, status: right ? seen : 'missed', details: [sentence, ...details] };
}

/** Never nothing: one good sign-in shows at least that the mutant works. */
function concernedBy({ off }: Mutant, sound: readonly Judged[]): readonly Judged[] {
  const found = sound.filter(
    ({ expectedReason, reason }) => off.includes(expectedReason ?? '') || off.includes(reason ?? ''),
  );
  return found.length > 0 ? found : sound.filter(({ expected }) => expected === 'accept').slice(0, 1);
}

function certifyReference({ only, out }: MutantRun, folder: string, ...more: readonly string[]): Promise<Certified> {
  const selection = only.length === 0 ? ['--tags', judgedCases] : ['--only', ...only];
  return certify(join(out, folder), ...selection, ...more);
}
