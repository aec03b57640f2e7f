import { join } from 'node:path';
import { type Installation, nameOf, type Pair, verdictAsMust } from '../../steps/index.ts';
import { certify, reasonIn } from './certify-child.ts';
import type { DetectionFinding } from './finding.ts';
import { install, NotInstalledError } from './install.ts';
import { writeLibraryProfile } from './library-profile.ts';

/** What a version made of each case; a sentence where it could not be judged at all. */
type Verdicts = ReadonlyMap<string, string> | { sentence: string };

/** Certifies both versions: every case must fail on the weak one, and be judged and not fail on the mended one. */
export async function judgePair(pair: Pair, out: string): Promise<DetectionFinding> {
  const finding = { kind: 'pair', name: nameOf(pair) } as const;
  const folder = join(out, finding.name.replaceAll(/[^\w.]+/g, '-'));
  try {
    const weak = await verdictsOf(pair, pair.weak, join(folder, 'weak'));
    const mended = await verdictsOf(pair, pair.mended, join(folder, 'mended'));
    for (const version of [weak, mended]) {
      if ('sentence' in version) return { ...finding, status: 'not-run', details: [version.sentence] };
    }
    return compare(finding, pair.cases, weak, mended);
  } catch (error) {
    if (error instanceof NotInstalledError) return { ...finding, status: 'not-run', details: [error.message] };
    throw error;
  }
}

function compare(
  finding: Pick<DetectionFinding, 'kind' | 'name'>,
  cases: readonly string[],
  weak: Verdicts,
  mended: Verdicts,
): DetectionFinding {
  const seen = (version: Verdicts, id: string) => ('sentence' in version ? 'nothing' : (version.get(id) ?? 'nothing'));
  const told = cases.map((id) => {
    const [left, right] = [seen(weak, id), seen(mended, id)];
    const apart = left === 'fail' && ['pass', 'warning', 'info'].includes(right);
    return { apart, text: `${apart ? '✓' : '✗'} ${id}: ${left} | ${right}` };
  });
  const status = told.every(({ apart }) => apart) ? 'detected' : 'missed';
  return { ...finding, status, details: told.map(({ text }) => text) };
}

async function verdictsOf(
  { cases, encryption, library, logout, refresh }: Pair,
  wanted: Installation,
  out: string,
): Promise<Verdicts> {
  const installed = await install(wanted);
  const profile = await writeLibraryProfile({ encryption, library, logout, refresh }, installed, `${out}.profile.json`);
  const { report, said } = await certify(out, '--profile', profile, '--only', ...cases);
  if (report === undefined || !report.calibration.valid) {
    const bad = report?.calibration.findings.findLast(({ ok }) => !ok)?.text ?? reasonIn(said);
    return { sentence: `${wanted.packages[0]}: ${bad}` };
  }
  return new Map(report.cases.map((judged) => [judged.id, verdictAsMust(judged, report.reasonsExposed) ?? 'nothing']));
}
