import { joinScenarios, type RunFacts, type ScenarioResult } from '../conformance/index.ts';
import { MergeError, type Recorded, readRecorded } from './record.ts';

/** Several runs as one. */
export interface Merged {
  facts: RunFacts;
  scenarios: ScenarioResult[];
  catalogue: string;
}

/** Makes one result of the runs in these folders: shards of one selection, or parts that ran apart. Refuses what was not measured alike. */
export function mergeRecorded(folders: readonly string[]): Merged {
  const runs = folders.map((folder) => ({ folder, ...readRecorded(folder) }));
  const [first, ...others] = runs;
  if (first === undefined) throw new MergeError('Name at least one folder of a run.');
  for (const other of others) {
    const differing = differences(first, other);
    if (differing.length > 0) {
      throw new MergeError(`${other.folder} and ${first.folder} differ in ${differing.join(', ')}: run both alike.`);
    }
  }
  return {
    facts: factsOf(first, runs),
    scenarios: joinScenarios(runs.map(({ reader }) => reader.scenarios())),
    catalogue: first.record.catalogue,
  };
}

function differences(a: Recorded, b: Recorded): string[] {
  const measured: readonly [string, (recorded: Recorded) => unknown][] = [
    ['the catalogue', ({ record }) => record.catalogue],
    ['the level', ({ record }) => record.facts.level],
    ['the SP', ({ record }) => record.facts.sut.name],
    ['the profile', ({ record }) => record.facts.profile],
    ['what the SP declares', ({ record }) => record.facts.declared],
    ['the version of saml-assay', ({ record }) => record.facts.toolVersion],
  ];
  return measured.filter(([, of]) => JSON.stringify(of(a)) !== JSON.stringify(of(b))).map(([name]) => name);
}

function factsOf(first: Recorded, runs: readonly Recorded[]): RunFacts {
  const facts = runs.map(({ record }) => record.facts);
  const invalid = facts.find(({ calibration }) => !calibration.valid);
  return {
    ...first.record.facts,
    left: {
      ...first.record.facts.left,
      accounts: [...new Set(facts.flatMap(({ left }) => left.accounts))],
      cleanUp: facts.find(({ left }) => left.cleanUp === 'failed')?.left.cleanUp ?? first.record.facts.left.cleanUp,
    },
    restarts: facts.flatMap(({ restarts }) => restarts),
    calibration: (invalid ?? first.record.facts).calibration,
    interrupted: facts.map(({ interrupted }) => interrupted).find((because) => because !== null) ?? missingShards(runs),
    startedAt: facts.map(({ startedAt }) => startedAt).toSorted()[0] ?? first.record.facts.startedAt,
    durationMs: facts.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}

/** A part that nobody ran must not look as if it had passed. */
function missingShards(runs: readonly Recorded[]): string | null {
  const shards = runs.flatMap(({ record }) => record.shard ?? []);
  const count = Math.max(0, ...shards.map((shard) => shard.count));
  const present = new Set(shards.map(({ index }) => index));
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !present.has(index));
  return missing.length === 0 ? null : `Shard ${missing.join(', ')} of ${count} is missing.`;
}
