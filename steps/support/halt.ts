/**
 * Cucumber cannot be told to stop, but scenarios can be told not to begin. The coordinator and the hooks of a serial run
 * share this; workers of a parallel run are processes of their own and are simply not waited for.
 */
class Halt {
  #halted = false;
  #lockedOut: readonly string[] = [];

  begin(): void {
    this.#halted = false;
    this.#lockedOut = [];
  }

  /** No scenario begins any more. */
  now(): void {
    this.#halted = true;
  }

  get halted(): boolean {
    return this.#halted;
  }

  /** Cases after one of which somebody could not sign in at the very end. */
  get lockedOut(): readonly string[] {
    return this.#lockedOut;
  }

  leaveLockedOut(cases: readonly string[]): void {
    this.#lockedOut = cases;
  }
}

export const halt = new Halt();
