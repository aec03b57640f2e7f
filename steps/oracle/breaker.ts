import type { CaseEvidence } from '../../reports/index.ts';

/** What the breaker watches: what a scenario left at its end. Scenarios that are no case leave nothing. */
export interface BreakerEvent {
  evidence?: CaseEvidence;
  /** Whether a good sign-in afterwards worked. */
  alive?: boolean;
}

/** Says when an SP that is gone need not be asked any more. */
export class CircuitBreaker {
  readonly #limit: number;
  #inARow = 0;

  constructor(limit = 5) {
    this.#limit = limit;
  }

  /** Answers the reason to stop, or undefined. */
  observe(event: BreakerEvent): string | undefined {
    if (event.evidence === undefined || event.evidence.notApplicable !== undefined) return undefined;
    if (event.evidence.inspection !== undefined) return undefined;
    const silent = event.alive === undefined ? isSilent(event.evidence) : !event.alive;
    this.#inARow = silent ? this.#inARow + 1 : 0;
    if (this.#inARow < this.#limit) return undefined;
    return `The SP stopped working: ${this.#limit} times in a row it did not answer or signed nobody in.`;
  }
}

const isSilent = ({ outcome }: CaseEvidence): boolean =>
  outcome === 'hung' || outcome === 'not-delivered' || outcome === 'inconclusive';
