import type { IdpControl } from '../oracle/index.ts';
import type { ReferenceDriver } from './workspace.ts';

/** The time of a scenario: both parties' clocks are moved together. */
export class StageClock {
  readonly #control: IdpControl;
  readonly #driver: ReferenceDriver;
  #passed = 0;

  constructor(control: IdpControl, driver: ReferenceDriver) {
    this.#control = control;
    this.#driver = driver;
  }

  minutesFromNow(minutes: number): Date {
    return new Date(this.now().getTime() + minutes * 60_000);
  }

  now(): Date {
    return new Date(Date.now() + this.#passed * 1000);
  }

  async pass(seconds: number): Promise<void> {
    this.#passed += seconds;
    await this.#control.advanceClock(seconds);
    await this.#driver.advanceClock?.(seconds);
  }
}
