import type { Exchange } from './model.ts';

export type NewExchange = Omit<Exchange, 'id' | 'at' | 'checks' | 'held'>;
/** What may be added to an exchange later. */
export type ExchangePatch = Partial<Omit<Exchange, 'id' | 'at'>>;

/** What whoever serves a request writes. */
export type TraceWriter = Pick<TraceLog, 'open' | 'amend'>;

/** A bounded log of exchanges: by number, by age and by size. No secret goes in. */
export interface TraceLog {
  /** Opens an exchange and answers its id. */
  open(exchange: NewExchange): string;
  /** Takes over one that was opened elsewhere, under an id that nothing here has. */
  adopt(exchange: Exchange): void;
  amend(id: string, patch: ExchangePatch): void;
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

/** An exchange as it stands now, with what deciding about its end takes. */
interface Kept {
  exchange: Exchange;
  openedAt: number;
  size: number;
}

/** Makes an empty trace. Ids count upwards within one IdP, so that a person can read them out. */
export function createTraceLog(now: () => Date, limits: Partial<TraceLimits> = {}): TraceLog {
  const { capacity, maxAgeMs, maxCharacters } = { ...defaults, ...limits };
  const exchanges = new Map<string, Kept>();
  const byTransaction = new Map<string, Set<string>>();
  const listeners = new Set<() => void>();
  let characters = 0;
  let number = 0;

  const drop = ({ exchange, size }: Kept) => {
    exchanges.delete(exchange.id);
    characters -= size;
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
    for (const kept of exchanges.values()) {
      const fits = exchanges.size <= capacity && characters <= maxCharacters;
      if (fits && kept.openedAt >= oldest) break;
      drop(kept);
    }
  };
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const adopt = (exchange: Exchange) => {
    const size = sizeOf(exchange);
    characters += size;
    exchanges.set(exchange.id, { exchange, openedAt: Date.parse(exchange.at), size });
    bind(exchange);
    prune();
    changed();
  };
  return {
    open: (exchange) => {
      number += 1;
      const id = `exchange-${number}`;
      adopt({ ...exchange, id, at: now().toISOString(), checks: [], held: false });
      return id;
    },
    adopt,
    amend: (id, patch) => {
      const kept = exchanges.get(id);
      if (!kept) return;
      kept.exchange = { ...kept.exchange, ...patch };
      const size = sizeOf(kept.exchange);
      characters += size - kept.size;
      kept.size = size;
      bind(kept.exchange);
      prune();
      changed();
    },
    find: (id) => exchanges.get(id)?.exchange,
    list: ({ limit = capacity, transaction } = {}) => {
      const found =
        transaction === undefined
          ? [...exchanges.values()]
          : [...(byTransaction.get(transaction) ?? [])].flatMap((id) => exchanges.get(id) ?? []);
      return found
        .slice(-limit)
        .reverse()
        .map(({ exchange }) => exchange);
    },
    clear: () => {
      exchanges.clear();
      characters = 0;
      byTransaction.clear();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
