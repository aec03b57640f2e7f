import { type Expected, gradeOf } from '../../reports/index.ts';
import type { Extra } from './case.ts';
import type { World } from './world.ts';

/** Records the evidence and throws only what would be a fail or incomplete. */
export function settle(world: World, expected: Expected, extra: Extra = {}): void {
  const { fetched, metadata } = world;
  const evidence = world.case.settle(expected, {
    ...extra,
    ...(metadata.read === undefined ? {} : { published: metadata.read }),
    ...(fetched === undefined ? {} : { fetched }),
  });
  const { because, verdict } = world.case.judge(evidence, world.driver.exposes.reasons);
  if (verdict !== 'fail' && verdict !== 'incomplete') return;
  const told = evidence.timeline.map((entry) => `  ${entry.atMs} ms  ${entry.text}`).join('\n');
  throw new Error(`${verdict} (${gradeOf(evidence.outcome, expected)}): ${because}\n${told}`);
}
