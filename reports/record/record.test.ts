import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunFacts } from '../conformance/index.ts';
import { type CannedScenario, evidence, facts, stream } from '../testing/canned.ts';
import { mergeRecorded } from './merge.ts';
import { type RunRecord, readRecorded, writeRecord } from './record.ts';

const good: CannedScenario = {
  name: 'A good sign-in',
  tags: ['st-good'],
  status: 'PASSED',
  evidence: evidence('st-good', { expected: 'accept', outcome: 'accepted-as-expected' }),
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-record-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function recorded(
  name: string,
  scenarios: CannedScenario[],
  more: Partial<RunRecord> & { facts?: RunFacts } = {},
): string {
  const out = join(folder, name);
  mkdirSync(out);
  writeRecord(out, { format: 1, facts, catalogue: 'abc', planned: [], shard: null, ...more });
  const lines = stream(scenarios).map((envelope) => `${JSON.stringify(envelope)}\n`);
  writeFileSync(join(out, 'messages.ndjson'), lines.join(''));
  return out;
}

describe('what a run leaves', () => {
  it('is read back, also where the run was killed in the middle of a line', () => {
    const out = recorded('a', [good]);
    writeFileSync(join(out, 'messages.ndjson'), '{"testCaseStar', { flag: 'a' });
    const { reader, record } = readRecorded(out);
    expect(record.facts.sut.name).toBe('Canned SP');
    expect(reader.scenarios().map(({ status }) => status)).toEqual(['passed']);
  });

  it('says so where there is none', () => {
    expect(() => readRecorded(folder)).toThrow('give the --out folder of a run');
    writeFileSync(join(folder, 'run.json'), '{"format":2}');
    expect(() => readRecorded(folder)).toThrow('is not what a run writes');
  });
});

describe('runs as one', () => {
  it('take what proves something over what does not, and the bad of two proofs', () => {
    const never: CannedScenario = { name: good.name, tags: good.tags };
    const bad: CannedScenario = { ...good, status: 'FAILED', message: 'boom' };
    expect(mergeRecorded([recorded('a', [good]), recorded('b', [never])]).scenarios).toMatchObject([
      { status: 'passed' },
    ]);
    expect(mergeRecorded([recorded('c', [bad]), recorded('d', [good])]).scenarios).toMatchObject([
      { status: 'failed' },
    ]);
    expect(
      mergeRecorded([recorded('e', [{ ...good, alive: false }]), recorded('f', [good])]).scenarios[0]?.alive,
    ).toBeUndefined();
  });

  it('name the shard that is missing, so that no part passes unseen', () => {
    const [one, three] = [1, 3].map((index) => recorded(String(index), [good], { shard: { index, count: 3 } }));
    expect(mergeRecorded([one ?? '', three ?? '']).facts.interrupted).toBe('Shard 2 of 3 is missing.');
    const two = recorded('2', [], { shard: { index: 2, count: 3 } });
    expect(mergeRecorded([one ?? '', two, three ?? '']).facts).toMatchObject({
      interrupted: null,
      durationMs: 3 * 1234,
    });
  });

  it('keep an interruption and an invalid calibration', () => {
    const stopped = recorded('a', [], { facts: { ...facts, interrupted: 'Stopped.' } });
    const invalid = recorded('b', [], { facts: { ...facts, calibration: { ...facts.calibration, valid: false } } });
    expect(mergeRecorded([recorded('c', [good]), stopped, invalid]).facts).toMatchObject({
      interrupted: 'Stopped.',
      calibration: { valid: false },
    });
  });

  it('are refused where they were not measured alike', () => {
    const core = recorded('a', [good]);
    const strict = recorded('b', [good], { facts: { ...facts, level: 'strict' }, catalogue: 'other' });
    expect(() => mergeRecorded([core, strict])).toThrow('differ in the catalogue, the level');
    expect(() => mergeRecorded([])).toThrow('at least one folder');
  });
});
