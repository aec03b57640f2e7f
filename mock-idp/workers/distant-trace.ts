import type { TraceWriter } from '../trace/index.ts';
import type { HolderOf } from './holder.ts';

/** The trace as a worker writes it. */
export function createDistantTrace(freshId: () => string, now: () => Date, { later }: HolderOf): TraceWriter {
  return {
    open: (exchange) => {
      const id = freshId();
      later({ what: 'open', exchange: { ...exchange, id, at: now().toISOString(), checks: [], held: false } });
      return id;
    },
    amend: (id, patch) => later({ what: 'amend', id, patch }),
  };
}
