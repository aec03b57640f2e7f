import type { Finding } from './contracts.ts';
import type { SamlReasonCode } from './reason-codes.ts';

/** Collects what is wrong with one message, and honours the reasons that are switched off. */
export class Findings {
  readonly #off: ReadonlySet<string>;
  readonly #recorded: Finding[] = [];
  #tolerated = 0;

  constructor(off: readonly string[]) {
    this.#off = new Set(off);
  }

  /** Whether anything was recorded. */
  get any(): boolean {
    return this.#recorded.length > 0;
  }

  /** How many objections were passed over because their reason is switched off. */
  get tolerated(): number {
    return this.#tolerated;
  }

  get recorded(): readonly Finding[] {
    return this.#recorded;
  }

  isOff(reason: SamlReasonCode): boolean {
    return this.#off.has(reason);
  }

  /** Records an objection, unless its reason is switched off. */
  object(reason: SamlReasonCode, clause: string, detail: string): void {
    if (this.#off.has(reason)) this.#tolerated += 1;
    else this.insist(reason, clause, detail);
  }

  /** Records an objection whatever is switched off: there is nothing left to go on with. */
  insist(reason: SamlReasonCode, clause: string, detail: string): void {
    this.#recorded.push({ reason, clause, detail });
  }

  /** A fresh collection with the same reasons switched off, for a part of the message that is judged by itself. */
  apart(): Findings {
    return new Findings([...this.#off]);
  }

  /** Takes over what was found apart. */
  adopt(part: Findings): void {
    this.#recorded.push(...part.#recorded);
    this.#tolerated += part.#tolerated;
  }
}
