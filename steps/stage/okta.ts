import type { IdpApp, IdpControl } from '../oracle/index.ts';

export interface OktaPerson {
  login: string;
  firstName: string;
  lastName: string;
  /** For sign-in pages; a person who signs in unattended needs none, and hashing one takes longer than a sign-in. */
  password?: string;
}

interface AttributeStatement {
  type: 'EXPRESSION';
  name: string;
  namespace: string;
  values: string[];
}

const unspecified = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';
const statement = (name: string, expression: string): AttributeStatement => ({
  type: 'EXPRESSION',
  name,
  namespace: unspecified,
  values: [expression],
});

export const groupsAttribute = 'workato_end_user_groups';

/** The organisation of a scenario: one app for Workato, as the document sets it up, and people assigned to it. */
export class OktaOrganisation {
  static readonly appLabel = 'Workato Agentic';
  static readonly password = 'Correct-Horse-7';
  readonly #control: IdpControl;
  #statements: AttributeStatement[] = [
    statement('workato_end_user_name', 'user.displayName'),
    statement(groupsAttribute, `appuser.${groupsAttribute}`),
  ];

  constructor(control: IdpControl) {
    this.#control = control;
  }

  /** Creates the app for these two values of the SP; the groups attribute is in the app's profile (D-20). */
  async createApp(
    sp: { acsUrl: string; entityId: string },
    groups: 'string array' | 'string' | 'no attribute' = 'string array',
  ): Promise<IdpApp> {
    const attribute = { name: groupsAttribute, title: groupsAttribute, scope: 'SELF' };
    await this.#control.organisation({
      apps: [
        {
          label: OktaOrganisation.appLabel,
          signOn: {
            ssoAcsUrl: sp.acsUrl,
            audience: sp.entityId,
            subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
            attributeStatements: this.#statements,
          },
          ...(groups === 'no attribute' ? {} : { appUserAttributes: [{ ...attribute, type: groups }] }),
        },
      ],
    });
    return this.app();
  }

  /** Changes settings of the app, Okta's keys. */
  async settings(signOn: Record<string, unknown>): Promise<void> {
    await this.#control.organisation({ apps: [{ label: OktaOrganisation.appLabel, signOn }] });
  }

  app(): Promise<IdpApp> {
    return this.#control.app(OktaOrganisation.appLabel);
  }

  async labels(): Promise<string[]> {
    return (await this.#control.organisation({})).map(({ label }) => label);
  }

  /** A person who has completed the verification steps. */
  async verify(person: OktaPerson): Promise<void> {
    const displayName = `${person.firstName} ${person.lastName}`;
    await this.#control.organisation({ people: [{ ...person, displayName, status: 'ACTIVE' }] });
  }

  /** A verified person, assigned to the app, with these values of the groups attribute (none: the attribute is not sent). */
  async assign(person: OktaPerson, groups?: string[]): Promise<void> {
    await this.verify(person);
    await this.#control.organisation({
      apps: [
        {
          label: OktaOrganisation.appLabel,
          assignments: [{ login: person.login, profile: groups === undefined ? {} : { [groupsAttribute]: groups } }],
        },
      ],
    });
  }

  /** For whoever will type it at Okta's page. */
  async givePassword(login: string): Promise<void> {
    await this.#control.organisation({ people: [{ login, password: OktaOrganisation.password }] });
  }

  /** The user name that this app is told, which becomes the NameID. */
  async knownAs(login: string, userName: string): Promise<void> {
    await this.#control.organisation({
      apps: [{ label: OktaOrganisation.appLabel, assignments: [{ login, userName }] }],
    });
  }

  async deactivate(login: string): Promise<void> {
    await this.#control.organisation({ people: [{ login, status: 'DEPROVISIONED' }] });
  }

  unassign(login: string): Promise<void> {
    return this.#control.unassign(OktaOrganisation.appLabel, login);
  }

  /** Adds or replaces an attribute statement; the value is an expression or a literal. */
  async send(name: string, expression: string): Promise<void> {
    this.#statements = [...this.#statements.filter((one) => one.name !== name), statement(name, expression)];
    await this.#saveStatements();
  }

  async stopSending(name: string): Promise<void> {
    this.#statements = this.#statements.filter((one) => one.name !== name);
    await this.#saveStatements();
  }

  async #saveStatements(): Promise<void> {
    await this.#control.organisation({
      apps: [{ label: OktaOrganisation.appLabel, signOn: { attributeStatements: this.#statements } }],
    });
  }
}
