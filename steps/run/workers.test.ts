import { describe, expect, it } from 'vitest';
import type { RunOptions } from './options.ts';
import { workersFor } from './workers.ts';

const options: RunOptions = {
  sp: { kind: 'reference' },
  level: 'core',
  out: 'out',
  findChromium: () => '',
  headed: false,
  slowMs: 0,
  environment: {},
  terminal: { write: () => {}, live: false },
  toolVersion: '0',
  command: '',
};
const scenarios = (number: number, inChromium = 0) => ({
  plan: Array.from({ length: number }, (_, line) => ({ uri: 'x.feature', line })),
  inChromium,
});

describe('a run where nobody says how many at a time', () => {
  it.each([
    ['many over HTTP', {}, scenarios(800), 2, 2],
    ['few over HTTP', {}, scenarios(5), 2, 1],
    ['few in a browser', {}, scenarios(8, 8), 2, 2],
    ['one in a browser', {}, scenarios(1, 1), 2, 1],
    ['one processor', {}, scenarios(800), 1, 1],
    ['many processors', {}, scenarios(800), 32, 4],
    ['a number that was given', { parallel: 3 }, scenarios(5), 2, 3],
    ['none at a time', { parallel: 0 }, scenarios(800), 2, 1],
    ['an SP of somebody else', { sp: { kind: 'black-box', profile: 'x.yaml' } }, scenarios(800), 2, 1],
    ['checks switched off', { sp: { kind: 'reference', checksOff: ['duplicate_id'] } }, scenarios(800), 2, 1],
    ['a decision broken', { brokenDecision: 'x' }, scenarios(800), 2, 1],
    ['a limited rate', { maxRate: 30 }, scenarios(800), 2, 1],
    ['somebody watching', { headed: true }, scenarios(65, 65), 2, 1],
    ['somebody watching slowly', { slowMs: 300 }, scenarios(65, 65), 2, 1],
    ['a stop at the first failure', { bail: true }, scenarios(800), 2, 1],
  ] as const)('%s', (_what, change, plan, processors, workers) => {
    expect(workersFor({ ...options, ...change }, plan, processors)).toBe(workers);
  });
});
