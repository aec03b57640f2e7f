import type { Exchange } from './model.ts';

/** A bounded log of exchanges: by number, by age and by size. No secret goes in. */
export interface TraceLog {
  /** Opens an exchange and answers its id. */
  open(exchange: Omit<Exchange, 'id' | 'at' | 'checks' | 'held'>): string;
  amend(id: string, patch: Partial<Omit<Exchange, 'id' | 'at'>>): void;
  find(id: string): Exchange | undefined;
  /** Newest first. */
  list(query?: { limit?: number; transaction?: string }): Exchange[];
  clear(): void;
  /** Calls whenever something was opened or amended; the answer ends that. */
  onChange(listener: () => void): () => void;
}

export interface TraceLimits {
  /** Exchanges kept at most. */
  capacity: number;
  /** Older ones go, by the IdP's clock. */
  maxAgeMs: number;
  /** Characters of messages kept at most: somebody may send large ones only. */
  maxCharacters: number;
}

const defaults: TraceLimits = { capacity: 2000, maxAgeMs: 24 * 60 * 60 * 1000, maxCharacters: 64_000_000 };

/** Characters of what was exchanged; everything else about an exchange is small. */
function sizeOf({ xml, parameters, emitted }: Exchange): number {
  const received = Object.values(parameters ?? {}).reduce((sum, { length }) => sum + length, xml?.length ?? 0);
  if (!emitted) return received;
  // Added up, not printed and counted: this stands in the way of every sign-in.
  const form = emitted.message.fields.reduce((sum, { value }) => sum + value.length, 0);
  return received + emitted.xml.length + emitted.plainXml.length + form;
}

/** Makes an empty trace. Ids count upwards within one IdP, so that a person can read them out. */
export function createTraceLog(now: () => Date, limits: Partial<TraceLimits> = {}): TraceLog {
  const { capacity, maxAgeMs, maxCharacters } = { ...defaults, ...limits };
  const exchanges = new Map<string, Exchange>();
  const byTransaction = new Map<string, Set<string>>();
  const listeners = new Set<() => void>();
  const sizes = new Map<string, number>();
  let characters = 0;
  let number = 0;

  const keep = (exchange: Exchange) => {
    const size = sizeOf(exchange);
    characters += size - (sizes.get(exchange.id) ?? 0);
    sizes.set(exchange.id, size);
    exchanges.set(exchange.id, exchange);
  };
  const drop = (exchange: Exchange) => {
    exchanges.delete(exchange.id);
    characters -= sizes.get(exchange.id) ?? 0;
    sizes.delete(exchange.id);
    if (exchange.transaction === undefined) return;
    const ids = byTransaction.get(exchange.transaction);
    ids?.delete(exchange.id);
    if (ids?.size === 0) byTransaction.delete(exchange.transaction);
  };
  const bind = ({ id, transaction }: Exchange) => {
    if (transaction === undefined) return;
    const ids = byTransaction.get(transaction);
    if (ids) ids.add(id);
    else byTransaction.set(transaction, new Set([id]));
  };
  const prune = () => {
    const oldest = now().getTime() - maxAgeMs;
    for (const exchange of exchanges.values()) {
      const fits = exchanges.size <= capacity && characters <= maxCharacters;
      if (fits && Date.parse(exchange.at) >= oldest) break;
      drop(exchange);
    }
  };
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    open: (exchange) => {
      number += 1;
      const id = `exchange-${number}`;
      const opened: Exchange = { ...exchange, id, at: now().toISOString(), checks: [], held: false };
      keep(opened);
      bind(opened);
      prune();
      changed();
      return id;
    },
    amend: (id, patch) => {
      const exchange = exchanges.get(id);
      if (!exchange) return;
      const amended = { ...exchange, ...patch };
      keep(amended);
      bind(amended);
      prune();
      changed();
    },
    find: (id) => exchanges.get(id),
    list: ({ limit = capacity, transaction } = {}) => {
      const found =
        transaction === undefined
          ? [...exchanges.values()]
          : [...(byTransaction.get(transaction) ?? [])].flatMap((id) => exchanges.get(id) ?? []);
      return found.slice(-limit).reverse();
    },
    clear: () => {
      exchanges.clear();
      sizes.clear();
      characters = 0;
      byTransaction.clear();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
