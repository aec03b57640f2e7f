import type { Catalogue } from '../catalogue/index.ts';
import { buildReport } from '../conformance/index.ts';
import { BundleError, type Contents } from './seal.ts';

/** A verdict that the recorded evidence does not bear out. */
export interface Finding {
  id: string;
  sealed: string;
  judged: string;
}

/** Judges the recorded evidence again, by the rules of the catalogue installed here; answers where the result differs. */
export function verifyContents(contents: Contents, catalogue: Catalogue): Finding[] {
  if (contents.catalogue.digest !== catalogue.digest) {
    throw new BundleError(
      'catalogue_differs',
      `The bundle was made with catalogue ${contents.catalogue.version} (${contents.catalogue.digest.slice(0, 12)}) of saml-assay ${contents.configuration.facts.toolVersion}; here is ${catalogue.version} (${catalogue.digest.slice(0, 12)}): verify it with that version.`,
    );
  }
  const scenarios = contents.scenarios.map((scenario) => ({ ...scenario, attachments: [] }));
  const { report } = buildReport(scenarios, catalogue, contents.configuration.facts);
  const judged = new Map([...report.cases, ...report.scenarios].map(({ id, verdict }) => [id, String(verdict)]));
  const sealed = new Map(contents.verdicts.map(({ id, verdict }) => [id, String(verdict)]));
  const rows = [...new Set([...sealed.keys(), ...judged.keys()])].map((id) => ({
    id,
    sealed: sealed.get(id) ?? 'not there',
    judged: judged.get(id) ?? 'not there',
  }));
  const run = { id: 'the run', sealed: contents.verdict, judged: report.verdict };
  const counts = {
    id: 'the summary',
    sealed: JSON.stringify(contents.summary),
    judged: JSON.stringify(report.summary),
  };
  return [run, counts, ...rows].filter((row) => row.sealed !== row.judged);
}
