import type { StationParameters } from './parameters.ts';

/** What a station is before anything is known of its SP. */
export type Wiring = Omit<StationParameters, 'sealings' | 'habits'>;

/**
 * The station that this worker of a parallel run opened for itself. Cucumber's worlds and its hooks around a run share
 * nothing but the process.
 */
class OwnStation {
  #wiring: Wiring | undefined;

  take(wiring: Wiring): void {
    this.#wiring = wiring;
  }

  /** Throws where none was opened: a worker that used another's would spoil that one's verdicts. */
  get wiring(): Wiring {
    if (this.#wiring === undefined) throw new Error('This worker has opened no station of its own');
    return this.#wiring;
  }
}

export const ownStation = new OwnStation();
