import type { IncomingMessage } from 'node:http';

/** Where each request found its organisation: what the addresses in its answer begin with. */
export interface Bases {
  note(request: IncomingMessage, base: string): void;
  /** URL without a trailing slash; undefined for a request that came through no front. */
  of(request: IncomingMessage): string | undefined;
}

/** Forgets a request with the request itself. */
export function createBases(): Bases {
  const bases = new WeakMap<IncomingMessage, string>();
  return {
    note: (request, base) => void bases.set(request, base),
    of: (request) => bases.get(request),
  };
}
