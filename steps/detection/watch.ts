import { isDeepStrictEqual } from 'node:util';
import { type Policy, workatoPolicy } from '../../sp-under-test/index.ts';
import { brokenDecisions, brokenPolicy } from './broken-decisions.ts';

/**
 * Notes, while the SP decides as ever, in which scenarios a broken decision would have answered otherwise. Decisions are
 * pure functions, so a scenario in which every answer is the same goes on as before: it need not run with that decision
 * broken to be known green. Serial runs only, in which the SP and the scenarios share a process.
 */
class Watch {
  #differing = new Set<string>();
  readonly #scenarios = new Map<string, Set<string>>();

  /** Decides as Workato does. */
  readonly policy: Policy = new Proxy(workatoPolicy, {
    get: (policy, name, receiver) => {
      const decided: unknown = Reflect.get(policy, name, receiver);
      return typeof decided === 'function' ? this.#beside(String(name), decided) : decided;
    },
  });

  #beside<Decision extends object>(name: string, decided: Decision): Decision {
    const broken = brokenDecisions.flatMap((one) => {
      const otherwise: unknown = Reflect.get(one.policy, name);
      return typeof otherwise === 'function' ? [{ name: one.name, otherwise }] : [];
    });
    return new Proxy(decided, {
      apply: (target, self, given) => {
        const answer: unknown = typeof target === 'function' ? Reflect.apply(target, self, given) : undefined;
        for (const { name: decision, otherwise } of broken) {
          if (!sameAnswer(otherwise, given, answer)) this.#differing.add(decision);
        }
        return answer;
      },
    });
  }

  /** What was noted until now, at the end of a scenario. */
  ended(scenario: string): void {
    for (const decision of this.#differing) {
      this.#scenarios.set(decision, (this.#scenarios.get(decision) ?? new Set()).add(scenario));
    }
    this.#differing = new Set();
  }

  /** Names of the scenarios in which this broken decision would have answered otherwise. */
  scenarios(decision: string): string[] {
    return [...(this.#scenarios.get(decision) ?? [])];
  }
}

function sameAnswer(otherwise: object, given: unknown[], answer: unknown): boolean {
  if (typeof otherwise !== 'function') return false;
  try {
    return isDeepStrictEqual(Reflect.apply(otherwise, undefined, given), answer);
  } catch {
    return false;
  }
}

/** The watch of this process. */
export const watch = new Watch();

/** How the SP of a run decides: as Workato does, watched or not, or with one decision broken. */
export function policyOf({
  brokenDecision,
  watched,
}: {
  brokenDecision?: string | null;
  watched?: boolean;
}): Partial<Policy> {
  if (watched === true) return watch.policy;
  return typeof brokenDecision === 'string' ? brokenPolicy(brokenDecision) : {};
}
