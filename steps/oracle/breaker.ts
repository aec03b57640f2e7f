import type { CaseEvidence } from '../../reports/index.ts';

/** What the breaker watches: the end of a case, or a sign-in after it. */
export type BreakerEvent = { kind: 'case'; evidence: CaseEvidence } | { kind: 'liveness'; alive: boolean };

/** Says when an SP that is gone need not be asked any more. */
export class CircuitBreaker {
  readonly #limit: number;
  #inARow = 0;

  constructor(limit = 5) {
    this.#limit = limit;
  }

  /** Answers the reason to stop, or undefined. */
  observe(event: BreakerEvent): string | undefined {
    const silent = event.kind === 'liveness' ? !event.alive : isSilent(event.evidence);
    // A refusal proves only that somebody answers; what resets the count is an answer of any kind or a good sign-in.
    this.#inARow = silent ? this.#inARow + 1 : 0;
    if (this.#inARow < this.#limit) return undefined;
    return `The SP stopped working: ${this.#limit} times in a row it did not answer or signed nobody in.`;
  }
}

const isSilent = ({ outcome, notApplicable }: CaseEvidence): boolean =>
  notApplicable === undefined && (outcome === 'hung' || outcome === 'not-delivered' || outcome === 'inconclusive');
