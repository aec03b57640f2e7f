import { join } from 'node:path';
import { type Refuser, refusedVector } from '../../steps/index.ts';
import { type Certified, certify, packageRoot, reasonIn } from './certify-child.ts';
import type { DetectionFinding } from './finding.ts';
import { writeLibraryProfile } from './library-profile.ts';

/** Positive and negative ones; fewer than it takes to break the circuit, so that each comes to its own verdict. */
const fewCases = ['st-success-baseline', 'au-wrong', 'st-requester-with-assertion', 'xs-two-roots-first/A'];

/**
 * Certifies an SP that refuses everything. The run must not believe it: no verdict at all where calibration saw it, and
 * where it did not, a fail for whoever should have come in and nothing proved by any refusal.
 */
export async function judgeRefuser(refuser: Refuser, out: string): Promise<DetectionFinding> {
  const folder = join(out, refuser.name.replaceAll(/\W+/g, '-'));
  const profile = await writeLibraryProfile({ library: refuser.library }, packageRoot, `${folder}.profile.json`);
  const run = await certify(folder, '--profile', profile, '--only', ...fewCases);
  const details = refuser.calibrates ? afterCalibration(run) : atCalibration(run);
  return { kind: 'mutant', name: refuser.name, ...details };
}

function atCalibration({ exitCode, report, said }: Certified): Pick<DetectionFinding, 'status' | 'details'> {
  if (report === undefined) return { status: 'not-run', details: [reasonIn(said)] };
  const { calibration, cases } = report;
  const judged = cases.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail').map(({ id }) => id);
  const right = !calibration.valid && exitCode === 3 && judged.length === 0;
  const sentence = `calibration ${calibration.valid ? 'valid' : 'invalid'}, exit code ${exitCode}`;
  return {
    status: right ? 'detected' : 'missed',
    details: [sentence, ...judged.map((id) => `judged all the same: ${id}`)],
  };
}

function afterCalibration({ exitCode, report, said }: Certified): Pick<DetectionFinding, 'status' | 'details'> {
  if (report === undefined || !report.calibration.valid) {
    return { status: 'not-run', details: [reasonIn(said)] };
  }
  const { failed, mistaken, worthless } = refusedVector(report.cases);
  const right = exitCode === 1 && failed.length > 0 && worthless.length > 0 && mistaken.length === 0;
  const sentence = `${failed.length} failed, ${worthless.length} incomplete, exit code ${exitCode}`;
  return { status: right ? 'detected' : 'missed', details: [sentence, ...mistaken] };
}
