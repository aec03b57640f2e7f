import { expect, it } from 'vitest';
import { Progress } from './progress.ts';

const told = (live: boolean) => {
  const lines: string[] = [];
  const progress = new Progress({ live, write: (text) => void lines.push(text) }, ['a:1', 'a:2', 'b:1', 'b:2']);
  progress.add({ place: 'a:1', feature: 'Audience', verdict: 'pass' });
  progress.add({ place: 'a:1', feature: 'Audience', verdict: 'warning' });
  progress.add({ place: 'a:2', feature: 'Audience', verdict: 'fail' });
  progress.add({ place: 'b:1', feature: 'Time', verdict: 'not-applicable' });
  progress.end();
  return lines;
};

it('counts verdicts as they come on a terminal, a scenario that ran again once', () => {
  const lines = told(true);
  expect(lines.at(-2)).toContain('3/4 · 1 fail, 1 warning, 1 not applicable · Time');
  expect(lines.at(0)).toContain('1/4 · 1 pass · Audience');
  expect(lines.at(-1)).toBe('\r\x1b[K');
});

it('is a plain list elsewhere', () => {
  expect(told(false)).toEqual(['  Audience: 1 fail, 1 warning\n', '  Time: 1 not applicable (1 not run)\n']);
});
