import type { TraceWriter } from '../trace/index.ts';
import type { HolderOf } from './holder.ts';

/** The trace as a worker writes it. Its ids count upwards within the worker, whose number they hold. */
export function createDistantTrace(worker: number, now: () => Date, { later }: HolderOf): TraceWriter {
  let number = 0;
  return {
    open: (exchange) => {
      number += 1;
      const id = `exchange-${worker}.${number}`;
      later({ what: 'open', exchange: { ...exchange, id, at: now().toISOString(), checks: [], held: false } });
      return id;
    },
    amend: (id, patch) => later({ what: 'amend', id, patch }),
  };
}
