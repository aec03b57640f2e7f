import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from './catalogue/index.ts';
import {
  type Built,
  buildReport,
  type ConformanceReport,
  type RunFacts,
  type ScenarioResult,
  samePictureMediaType,
  validateReport,
} from './conformance/index.ts';
import { writeEvidence } from './evidence.ts';
import { htmlOf, type Pictures } from './html/index.ts';
import { junitOf } from './junit/index.ts';
import { sarifOf } from './sarif/index.ts';

/** Files of a report that an earlier run may have left. */
const ownFiles = ['conformance.json', 'junit.xml', 'results.sarif', 'index.html', 'evidence'];

/** Judges a run and writes its report; answers what was written to `conformance.json`. */
export function writeReport(
  folder: string,
  scenarios: readonly ScenarioResult[],
  catalogue: Catalogue,
  facts: RunFacts,
): ConformanceReport {
  mkdirSync(folder, { recursive: true });
  for (const name of ownFiles) rmSync(join(folder, name), { recursive: true, force: true });
  const { origins, report } = buildReport(scenarios, catalogue, facts);
  for (const entry of [...report.cases, ...report.scenarios]) {
    if (entry.verdict === 'pass' || entry.verdict === 'not-applicable') continue;
    entry.evidence = writeEvidence(folder, entry, origins.get(entry));
  }
  validateReport(report);
  writeFileSync(join(folder, 'conformance.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(folder, 'junit.xml'), junitOf(report));
  writeFileSync(join(folder, 'results.sarif'), sarifOf(report, catalogue));
  writeFileSync(join(folder, 'index.html'), htmlOf(report, catalogue, picturesOf(report, origins)));
  return report;
}

/** Pictures taken in walks and behaviour, as data URLs. */
function picturesOf(report: ConformanceReport, origins: Built['origins']): Pictures {
  return new Map(
    report.scenarios.map((entry) => {
      return [entry.id, shotsOf(origins.get(entry)?.attachments ?? [])];
    }),
  );
}

/** Each picture once, with the words of every step after which it was what the browser showed. */
function shotsOf(attachments: ScenarioResult['attachments']) {
  const shots: { source: string; caption: string }[] = [];
  for (const { body, fileName = 'At the end', mediaType } of attachments) {
    const last = shots.at(-1);
    if (mediaType === 'image/png' || mediaType === 'image/jpeg') {
      shots.push({ source: `data:${mediaType};base64,${body.toString('base64')}`, caption: fileName });
    } else if (mediaType === samePictureMediaType && last !== undefined) {
      last.caption = `${last.caption}; ${fileName}`;
    }
  }
  return shots;
}
