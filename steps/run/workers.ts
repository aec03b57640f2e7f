import { availableParallelism } from 'node:os';
import type { RunOptions } from './options.ts';
import type { Selection } from './selection.ts';

/** Beyond these the coordinator, which hears everybody, is the slowest. */
const mostWorkers = 4;
/** Scenarios over HTTP that last as long as it takes to start workers and stations beside the first. */
const worthIt = 120;
/** So many scenarios over HTTP last as long as one in a browser. */
const oneInChromium = 20;

/**
 * How many scenarios run at a time where nobody says: as many as there are processors, for a long run against the reference
 * SP as it is. Whatever counts the steps of a serial run stays serial: a limited rate, a browser that somebody watches,
 * stopping at the first failure, and an SP made to fail, where whoever is locked out must be traced to the case that did it.
 */
export function workersFor(
  options: RunOptions,
  { inChromium, plan }: Pick<Selection, 'inChromium' | 'plan'>,
  processors = availableParallelism(),
): number {
  if (options.parallel !== undefined) return Math.max(1, options.parallel);
  const { bail, brokenDecision, headed, maxRate, slowMs, sp } = options;
  const asItIs = sp.kind === 'reference' && (sp.checksOff ?? []).length === 0 && brokenDecision === undefined;
  const watched = headed || slowMs > 0;
  if (!asItIs || watched || bail === true || maxRate !== undefined) return 1;
  return plan.length + inChromium * oneInChromium < worthIt ? 1 : Math.min(processors, mostWorkers);
}
