/** A handful of mutants, run as people run them; `npm run test:detection` has them all, and the library versions. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutants, refusers } from '../../steps/index.ts';
import { exitCodeOf } from './finding.ts';
import { judgeMutant, type MutantRun, type Sound, soundCases } from './mutants.ts';
import { ReferenceRuns } from './reference-runs.ts';
import { judgeRefuser } from './refusers.ts';

const timeLimit = 180_000;
const out = mkdtempSync(join(tmpdir(), 'saml-detection-'));
const run: MutantRun = {
  runs: new ReferenceRuns(),
  out,
  only: ['au-wrong', 'sc-recipient-wrong', 'sg-value-tampered', 'st-requester'],
  everyCase: false,
};
const chosen = ['without audience_mismatch', 'without recipient_mismatch', 'without signature_invalid'];

afterAll(() => {
  run.runs.close();
  rmSync(out, { recursive: true, force: true });
});

describe('the catalogue in front of a mutant', () => {
  let sound: Sound = { cases: [], objections: {} };
  beforeAll(async () => {
    sound = await soundCases(run);
  }, timeLimit);

  it.each(mutants.filter(({ name }) => chosen.includes(name)))(
    'notices the SP $name, and nothing else',
    async (mutant) => {
      expect(await judgeMutant(mutant, sound, run)).toMatchObject({ status: 'detected' });
    },
    timeLimit,
  );

  it(
    'is not as predicted where the check is on',
    async () => {
      const [mutant] = mutants.filter(({ name }) => name === chosen[0]);
      if (mutant === undefined) throw new Error('There is such a mutant');
      expect(await judgeMutant({ ...mutant, off: [] }, sound, run)).toMatchObject({ status: 'missed' });
    },
    timeLimit,
  );
});

describe('the catalogue in front of an SP that refuses everything', () => {
  it.each(refusers)(
    'believes no refusal: $name',
    async (refuser) => {
      expect(await judgeRefuser(refuser, out)).toMatchObject({ status: 'detected' });
    },
    timeLimit,
  );
});

describe('the exit code', () => {
  const finding = (status: 'detected' | 'missed' | 'not-run') =>
    ({ kind: 'pair', name: 'x', status, details: [] }) as const;

  it('is never 0 for what did not run', () => {
    expect(exitCodeOf([finding('detected')])).toBe(0);
    expect(exitCodeOf([finding('detected'), finding('not-run')])).toBe(3);
    expect(exitCodeOf([finding('missed'), finding('not-run')])).toBe(1);
    expect(exitCodeOf([])).toBe(3);
  });
});
