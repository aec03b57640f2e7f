import type { OktaOrganisation, OktaPerson } from './okta.ts';

/** The people of a scenario, known by first name. */
export class People {
  readonly #okta: OktaOrganisation;
  readonly #people = new Map<string, OktaPerson>();

  constructor(okta: OktaOrganisation) {
    this.#okta = okta;
  }

  /** Remembers a person by first name. */
  meet(name: string, login: string): OktaPerson {
    const [firstName = name, ...rest] = name.split(' ');
    const person = { login, firstName, lastName: rest.join(' ') || firstName };
    this.#people.set(firstName, person);
    return person;
  }

  /** Whoever a scenario names without introduction gets an address of the same name. */
  person(alias: string): OktaPerson {
    return this.#people.get(alias) ?? this.meet(`${alias} Nilsson`, `${alias.toLowerCase()}@example.com`);
  }

  login(alias: string): string {
    return this.person(alias).login;
  }

  /** A verified person, assigned to the app in Okta, with these values of the groups attribute (none: it is not sent). */
  async assign(alias: string, groups?: string[]): Promise<void> {
    await this.#okta.assign(this.person(alias), groups);
  }
}
