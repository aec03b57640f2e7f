const windowMs = 60_000;

/** Where a caller stands within the present minute. */
export interface RateState {
  limit: number;
  remaining: number;
  /** Seconds since 1970 when counting begins anew. */
  reset: number;
  exceeded: boolean;
}

/** Counts calls a minute. */
export function createRateLimit(limit: number, now: () => Date): () => RateState {
  let endsAt = 0;
  let used = 0;
  return () => {
    const time = now().getTime();
    // A clock put back must not leave a window that lasts for days.
    if (time >= endsAt || endsAt - time > windowMs) {
      endsAt = time + windowMs;
      used = 0;
    }
    used += 1;
    return {
      limit,
      remaining: Math.max(limit - used, 0),
      reset: Math.ceil(endsAt / 1000),
      exceeded: used > limit,
    };
  };
}
