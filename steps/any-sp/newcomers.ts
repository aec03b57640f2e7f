import { randomBytes } from 'node:crypto';
import type { DeclaredBehaviour } from '../../sp-under-test/drivers/index.ts';
import type { Person } from '../oracle/index.ts';

/** Other processes may have brought their people to the same SP. */
const run = randomBytes(3).toString('hex');
let scenarios = 0;

/** People of one scenario, whom the SP has never seen: an SP that runs for years has met everybody else. */
export class Newcomers {
  readonly #domain: string;
  readonly #number: number;
  readonly #people = new Map<string, Person>();
  readonly #kept = new Set<string>();

  constructor({ enforcement }: DeclaredBehaviour) {
    this.#domain = (Array.isArray(enforcement) ? enforcement[0] : undefined) ?? 'example.com';
    scenarios += 1;
    this.#number = scenarios;
  }

  /** Whoever a scenario names; the address is inside the domains that must use single sign-on. */
  person(alias: string): Person {
    return this.#people.get(alias) ?? this.#meet(alias, `${this.#local(alias)}@${this.#domain}`);
  }

  /** A person whose address lies in another domain. */
  outside(alias: string): Person {
    return this.#meet(alias, `${this.#local(alias)}@elsewhere.example`);
  }

  /** A person whose address looks like another's, and is not: U+212A KELVIN SIGN for `k`. */
  lookAlike(alias: string, of: string): Person {
    const { nameId } = this.person(of);
    return this.#meet(alias, nameId.replace('k', '\u212A'));
  }

  /** A person with the address of an account that was there before and has to stay. */
  impostor(alias: string, nameId: string): Person {
    this.#kept.add(nameId);
    return this.#meet(alias, nameId);
  }

  /** Whose accounts exist because of this scenario. */
  get brought(): readonly Person[] {
    return [...this.#people.values()].filter(({ nameId }) => !this.#kept.has(nameId));
  }

  #local(alias: string): string {
    return `${alias.toLowerCase()}-${run}-${this.#number}`;
  }

  #meet(alias: string, nameId: string): Person {
    const person = { alias, nameId, login: `${this.#local(alias)}@example.com`, displayName: `${alias} Newcomer` };
    this.#people.set(alias, person);
    return person;
  }
}
