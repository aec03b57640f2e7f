import { attempt, endSession, type Person, type Stage } from '../oracle/index.ts';

interface Debt {
  stage: Stage;
  person: Person;
  cases: string[];
}

/**
 * Negative cases of this process after which nobody has signed in yet. A good sign-in of the same person settles them all,
 * whether a positive case brings it or it is made for the purpose; an SP with rate limits is asked no oftener than needed.
 */
export class Liveness {
  readonly #debts = new Map<string, Debt>();

  /** Notes a negative case. True: it is time to sign the person in again, `every` cases at the latest. */
  owe(stage: Stage, person: Person, caseId: string, every: number): boolean {
    const debt = this.#debts.get(person.alias) ?? { stage, person, cases: [] };
    debt.stage = stage;
    debt.cases.push(caseId);
    this.#debts.set(person.alias, debt);
    return debt.cases.length >= every;
  }

  /** Whether a refusal of this person may be the sequel of a negative case. */
  owes(alias: string): boolean {
    return this.#debts.has(alias);
  }

  /** Nothing of an earlier pass counts. */
  forget(): void {
    this.#debts.clear();
  }

  /** The cases that a sign-in of this person, good or not, tells about. */
  settle(alias: string): string[] {
    const cases = this.#debts.get(alias)?.cases ?? [];
    this.#debts.delete(alias);
    return cases;
  }

  /** After the last scenario: the cases after which somebody cannot get in any more. */
  async settleAll(): Promise<{ alias: string; cases: string[]; gone: boolean } | undefined> {
    for (const { cases, person, stage } of [...this.#debts.values()]) {
      this.settle(person.alias);
      const { alive, gone } = await signsIn(stage, person);
      if (!alive) return { alias: person.alias, cases, gone };
    }
    return undefined;
  }
}

/** Whether a good sign-in works; `gone`: it does not because nobody answers at the address of the SP. */
export interface Life {
  alive: boolean;
  gone: boolean;
}

/** One good sign-in, and out again where cases about signing out are run. */
export async function signsIn(stage: Stage, person: Person, { out = false } = {}): Promise<Life> {
  const again = await attempt(stage, { person, faults: [], start: 'sp', delivery: 'same-browser' });
  if (out) await endSession(stage, again);
  return { alive: again.outcome === 'accepted-as-expected', gone: again.failure === 'unreachable' };
}
