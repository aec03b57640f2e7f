const callsMost = 60;
const windowMs = 60_000;

/** Takes one more call of this caller, or says in how many seconds it may ask again. */
export type RateLimit = (caller: string) => { taken: true } | { taken: false; retryAfterSeconds: number };

/** 60 requests a minute over all endpoints, counted for each caller in a moving window of the injected clock. */
export function createRateLimit(now: () => Date): RateLimit {
  const calls = new Map<string, number[]>();
  return (caller) => {
    const at = now().getTime();
    // A clock that was put back leaves calls of the future behind; they count for nothing.
    const recent = (calls.get(caller) ?? []).filter((call) => call > at - windowMs && call <= at);
    const [oldest] = recent;
    calls.set(caller, recent);
    if (recent.length >= callsMost && oldest !== undefined) {
      return { taken: false, retryAfterSeconds: Math.ceil((oldest + windowMs - at) / 1_000) };
    }
    recent.push(at);
    return { taken: true };
  };
}
