import type { Behaviour } from '../../sp-under-test/drivers/index.ts';
import type { IdpControl, Person } from '../oracle/index.ts';

const profileField = 'assay_groups';
const namespace = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';

/** The people of a scenario as the IdP knows them: assigned to the app, with a name and with groups of their own. */
export class Directory {
  readonly #idp: IdpControl;
  readonly #appLabel: string;
  readonly #behaviour: Behaviour;
  readonly #assigned = new Set<string>();

  constructor(station: { idp: IdpControl; appLabel: string }, behaviour: Behaviour) {
    this.#idp = station.idp;
    this.#appLabel = station.appLabel;
    this.#behaviour = behaviour;
  }

  /** The app sends what the SP declares to read. */
  async prepare(): Promise<void> {
    const { groups, nameAttribute = 'displayName' } = this.#behaviour.declared;
    const statement = (name: string, value: string) => ({ type: 'EXPRESSION', name, namespace, values: [value] });
    await this.#app({
      signOn: {
        attributeStatements: [
          statement(nameAttribute, 'user.displayName'),
          ...(groups === undefined ? [] : [statement(groups.attribute, `appuser.${profileField}`)]),
        ],
      },
      appUserAttributes: [{ name: profileField, title: profileField, scope: 'SELF', type: 'string array' }],
    });
  }

  /** Assigned from the first time on; with these groups, or as before. */
  async assign(person: Person, groups?: readonly string[]): Promise<void> {
    if (this.#assigned.has(person.login) && groups === undefined) return;
    if (!this.#assigned.has(person.login)) await this.rename(person, person.displayName);
    this.#assigned.add(person.login);
    const profile = groups === undefined || groups.length === 0 ? {} : { [profileField]: groups };
    await this.#app({ assignments: [{ login: person.login, userName: person.nameId, profile }] });
  }

  /** The name that the next assertion says. */
  async rename({ login }: Person, displayName: string): Promise<void> {
    const [firstName = displayName, ...rest] = displayName.split(' ');
    const name = { firstName, lastName: rest.join(' ') || firstName, displayName };
    await this.#idp.organisation({ people: [{ login, email: login, ...name, status: 'ACTIVE' }] });
  }

  async #app(change: object): Promise<void> {
    await this.#idp.organisation({ apps: [{ label: this.#appLabel, ...change }] });
  }
}
