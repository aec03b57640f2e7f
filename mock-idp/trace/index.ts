/** The face of the trace: what came in, what was checked, what left. */
export type * from './model.ts';

import type { Exchange } from './model.ts';

/** A bounded log of exchanges: by number and by age. No secret goes in. */
export interface TraceLog {
  /** Opens an exchange and answers its id. */
  open(exchange: Omit<Exchange, 'id' | 'at' | 'checks' | 'held'>): string;
  amend(id: string, patch: Partial<Omit<Exchange, 'id' | 'at'>>): void;
  find(id: string): Exchange | undefined;
  /** Newest first. */
  list(query?: { limit?: number; transaction?: string }): Exchange[];
  clear(): void;
}
