import type { FaultRequest, IdpControl } from '../oracle/index.ts';
import { HttpAgent, type JudgeAgent } from '../user-agents/index.ts';
import type { StageClock } from './clock.ts';
import { OktaOrganisation } from './okta.ts';
import type { People } from './people.ts';

/** One person's browser, and the key under which Okta traces the last attempt. */
export interface Seat {
  agent: JudgeAgent;
  transaction?: string;
  /** Somebody else opened the browser, and closes it. */
  lent?: true;
}

/** The browsers of a scenario: one a person, the newest first to be asked. */
export class Seats {
  readonly #control: IdpControl;
  readonly #people: People;
  readonly #clock: StageClock;
  readonly #seats = new Map<string, Seat>();

  constructor(control: IdpControl, people: People, clock: StageClock) {
    this.#control = control;
    this.#people = people;
    this.#clock = clock;
  }

  /** The browser the person has been using. */
  of(alias: string): Seat {
    const seat = this.#seats.get(alias);
    if (seat === undefined) throw new Error(`${alias} has not opened a browser yet`);
    return seat;
  }

  all(): [alias: string, seat: Seat][] {
    return [...this.#seats];
  }

  /** The browser of whoever came last. */
  newest(): { alias: string; seat: Seat } {
    const [last] = [...this.#seats].slice(-1);
    if (last === undefined) throw new Error('Nobody has signed in yet');
    return { alias: last[0], seat: last[1] };
  }

  /** A new browser in place of the one the person had. */
  async fresh(alias: string, agent: JudgeAgent = this.agent()): Promise<Seat> {
    await this.#leave(this.#seats.get(alias));
    const seat: Seat = { agent };
    this.#seats.set(alias, seat);
    return seat;
  }

  /** A browser that somebody else opened. */
  async lend(alias: string, agent: JudgeAgent): Promise<Seat> {
    const seat = await this.fresh(alias, agent);
    seat.lent = true;
    return seat;
  }

  /** A new browser that Okta knows, and whose messages it traces. */
  async freshAtOkta(alias: string, fault?: FaultRequest): Promise<Seat> {
    return this.knownToOkta(alias, await this.fresh(alias), fault);
  }

  /** From now on Okta signs the person in without a page in this browser. */
  async knownToOkta(alias: string, seat: Seat, fault?: FaultRequest): Promise<Seat> {
    const faults = fault === undefined ? [] : [fault];
    const opened = await this.#control.openTransaction(this.#people.login(alias), OktaOrganisation.appLabel, faults);
    seat.transaction = opened.key;
    await seat.agent.plant(opened.cookie);
    return seat;
  }

  /** A browser that is nobody's. */
  agent(): HttpAgent {
    return new HttpAgent({ now: () => this.#clock.now() });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#seats.values()].map((seat) => this.#leave(seat)));
  }

  async #leave(seat: Seat | undefined): Promise<void> {
    if (seat?.lent !== true) await seat?.agent.close();
  }
}
