import type { Exchange, TraceLog } from '../trace/index.ts';

export interface TakeRequestOptions {
  /** App label; absent: any app. */
  app?: string;
  /** How long to wait. Default 10,000. */
  timeoutMs?: number;
}

/** Nobody asked within the time that was given. */
export class NoRequestError extends Error {
  override readonly name = 'NoRequestError';
  readonly code = 'no_request';
}

/** AuthnRequests in the order they came, each handed out once. */
export interface RequestQueue {
  /** The next AuthnRequest, checks made; one that was refused says so in `refusal`. Throws NoRequestError. */
  take(options?: TakeRequestOptions): Promise<Exchange>;
  clear(): void;
}

const arrived = ({ kind, checks, refusal }: Exchange) =>
  kind === 'AuthnRequest' && (checks.length > 0 || refusal !== undefined);

/** The queue over a trace. */
export function createRequestQueue(trace: TraceLog): RequestQueue {
  const taken = new Set<string>();
  /** What the trace has let go of comes no more. */
  const forgetOld = () => {
    for (const id of taken) if (trace.find(id) === undefined) taken.delete(id);
  };
  const next = (app: string | undefined): Exchange | undefined => {
    const found = trace
      .list()
      .reverse()
      .find((one) => arrived(one) && !taken.has(one.id) && (app === undefined || one.app === app));
    if (!found) return undefined;
    forgetOld();
    taken.add(found.id);
    return found;
  };
  const wait = (app: string | undefined, timeoutMs: number) =>
    new Promise<Exchange>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        stop();
      };
      const timer = setTimeout(() => {
        end();
        const whose = app === undefined ? '' : ` for ${app}`;
        reject(new NoRequestError(`No AuthnRequest${whose} came within ${timeoutMs} ms: did the sign-in start?`));
      }, timeoutMs);
      const stop = trace.onChange(() => {
        const found = next(app);
        if (!found) return;
        end();
        // The rest of what is written in the same turn, such as a refusal, belongs to it.
        queueMicrotask(() => resolve(trace.find(found.id) ?? found));
      });
    });
  return {
    take: async ({ app, timeoutMs = 10_000 } = {}) => next(app) ?? wait(app, timeoutMs),
    clear: () => taken.clear(),
  };
}
