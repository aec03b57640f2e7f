/** The cases after one of which somebody could not sign in any more; `gone`: because nobody answered. */
export interface LockedOut {
  cases: readonly string[];
  gone: boolean;
}

/**
 * Cucumber cannot be told to stop, but scenarios can be told not to begin. The coordinator and the hooks of a serial run
 * share this; workers of a parallel run are processes of their own and are simply not waited for.
 */
class Halt {
  #halted = false;
  #lockedOut: LockedOut | undefined;

  begin(): void {
    this.#halted = false;
    this.#lockedOut = undefined;
  }

  /** No scenario begins any more. */
  now(): void {
    this.#halted = true;
  }

  get halted(): boolean {
    return this.#halted;
  }

  /** Where somebody could not sign in at the very end. */
  get lockedOut(): LockedOut | undefined {
    return this.#lockedOut;
  }

  leaveLockedOut(lockedOut: LockedOut): void {
    this.#lockedOut = lockedOut;
  }
}

export const halt = new Halt();
