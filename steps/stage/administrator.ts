import { HttpAgent, type PlantedCookie } from '../user-agents/index.ts';

/** A workspace administrator at work in Workspace admin: pages, labels and buttons, without a browser's cost. */
export class Administrator {
  static readonly email = 'admin@workspace.example';
  static readonly password = 'Correct-Horse-7';
  readonly #agent = new HttpAgent();
  readonly #adminUrl: string;
  #signedIn = false;

  constructor(adminUrl: string) {
    this.#adminUrl = adminUrl;
  }

  /** Text of the page the administrator looks at. */
  text(): Promise<string> {
    return this.#agent.text();
  }

  /** Opens a page, signing in first if need be. */
  async open(path: string): Promise<void> {
    await this.#signIn();
    await this.#agent.visit(`${this.#adminUrl}${path}`);
  }

  /** The session of a signed-in administrator, for a browser that is to begin behind the sign-in page. */
  async session(): Promise<PlantedCookie[]> {
    await this.#signIn();
    return this.#agent.cookiesOf(this.#adminUrl);
  }

  async #signIn(): Promise<void> {
    if (this.#signedIn) return;
    await this.#agent.visit(this.#adminUrl);
    await this.#agent.fill('Email address', Administrator.email);
    await this.#agent.fill('Password', Administrator.password);
    await this.#agent.press('Sign in');
    this.#signedIn = true;
  }

  /** "+ Add end user": environments are ticked, groups selected beside them. */
  async addEndUser(form: {
    name: string;
    email: string;
    environments: readonly string[];
    groups: readonly { environment: string; name: string }[];
  }): Promise<void> {
    await this.open('/end-users');
    await this.#agent.press('+ Add end user');
    await this.#agent.fill('Full name', form.name);
    await this.#agent.fill('Email address', form.email);
    for (const environment of form.environments) await this.#agent.choose(environment, 'on');
    for (const { environment, name } of form.groups) await this.#agent.choose(`Select a group in ${environment}`, name);
    await this.#agent.press('Add');
  }

  /** End users > person > "Edit environment access". */
  async setEnvironmentAccess(name: string, every: readonly string[], wanted: readonly string[]): Promise<void> {
    await this.#openEndUser(name);
    await this.#agent.press('Edit environment access');
    for (const environment of every) await this.#agent.choose(environment, wanted.includes(environment) ? 'on' : 'off');
    await this.#agent.press('Save changes');
  }

  /** End users > person > "Delete", and the answer to the question that follows. */
  async deleteEndUser(name: string, answer: 'Delete end user' | 'Cancel'): Promise<void> {
    await this.#openEndUser(name);
    await this.#agent.press('Delete');
    await this.#agent.press(answer);
  }

  /** End users > person > "Deactivate". */
  async deactivate(name: string): Promise<void> {
    await this.#openEndUser(name);
    await this.#agent.press('Deactivate');
  }

  /** "+ Create end-user group"; members as the list shows them. */
  async createGroup(environment: string, name: string, members: readonly string[]): Promise<void> {
    await this.open(`/authentication-groups/${environment}`);
    await this.#agent.press('+ Create end-user group');
    await this.#agent.fill('Group name', name);
    for (const member of members) await this.#agent.choose(member, 'on');
    await this.#agent.press('Create');
  }

  /** A group's page: who of these stays or comes in, and who goes. */
  async changeMembers(environment: string, group: string, members: Readonly<Record<string, 'on' | 'off'>>) {
    await this.#openGroup(environment, group);
    for (const [member, choice] of Object.entries(members)) await this.#agent.choose(member, choice);
    await this.#agent.press('Save');
  }

  /** A group's page > "Delete group", and the answer to the question that follows. */
  async deleteGroup(environment: string, group: string): Promise<void> {
    await this.#openGroup(environment, group);
    await this.#agent.press('Delete group');
    await this.#agent.press('Delete end-user group');
  }

  /** Authentication > the toggle "SAML-based SSO authentication", pressed once. */
  async flipSaml(environment: string): Promise<void> {
    await this.open(`/authentication-groups/${environment}/authentication`);
    await this.#agent.press('SAML-based SSO authentication');
  }

  /** The page of an environment's provider > "Enforce SAML authentication for"; the domains as they are typed. */
  async enforce(environment: string, providerId: string, scope: string, domains?: string): Promise<void> {
    await this.#openProvider(environment, providerId);
    await this.#agent.choose('Enforce SAML authentication for', scope);
    if (domains !== undefined) await this.#agent.fill('Specify domains', domains);
    await this.#agent.press('Save enforcement');
  }

  /** The page of an environment's provider > "Refresh metadata". */
  async refreshMetadata(environment: string, providerId: string): Promise<void> {
    await this.#openProvider(environment, providerId);
    await this.#agent.press('Refresh metadata');
  }

  /** The page of a provider > "Delete provider", and again on the page that asks. */
  async deleteProvider(environment: string, providerId: string): Promise<void> {
    await this.#openProvider(environment, providerId);
    await this.#agent.press('Delete provider');
    await this.#agent.press('Delete provider');
  }

  /** A feature's "End user access" > Add. */
  async addToFeature(environment: string, product: string, entry: { label: string; option: string }): Promise<void> {
    await this.open(`/access-control/${environment}/${product}`);
    await this.#agent.choose(entry.label, entry.option);
    await this.#agent.press('Add');
  }

  /** API clients > API client roles > "+ Add client role" > Admin > Workspace details > IAM. */
  async addClientRole(name: string, endpoints: readonly string[] | 'all'): Promise<void> {
    await this.open('/api-clients/roles');
    await this.#agent.press('+ Add client role');
    await this.#agent.fill('Role name', name);
    const ticked = endpoints === 'all' ? allEndpoints : endpoints;
    for (const title of ticked) await this.#agent.choose(title, 'on');
    await this.#agent.press('Save changes');
  }

  /** "+ Create API client"; gives the token, which the page shows once. */
  async createApiClient(name: string, environment: string, role: string): Promise<string> {
    await this.open('/api-clients');
    await this.#agent.press('+ Create API client');
    await this.#agent.fill('Client name', name);
    await this.#agent.choose('Environment', environment);
    await this.#agent.choose('Client role', role);
    await this.#agent.press('Create API client');
    return this.#token();
  }

  /** API clients > client > "Rotate token", and again on the page that asks. */
  async rotateToken(client: string): Promise<string> {
    await this.open('/api-clients');
    await this.#agent.press(client);
    await this.#agent.press('Rotate token');
    await this.#agent.press('Rotate token');
    return this.#token();
  }

  async deleteApiClient(client: string): Promise<void> {
    await this.open('/api-clients');
    await this.#agent.press(client);
    await this.#agent.press('Delete');
    await this.#agent.press('Delete API client');
  }

  async #openProvider(environment: string, providerId: string): Promise<void> {
    await this.open(`/authentication-groups/${environment}/authentication/providers/${providerId}`);
  }

  async #openGroup(environment: string, group: string): Promise<void> {
    await this.open(`/authentication-groups/${environment}`);
    await this.#agent.press(group);
  }

  async #openEndUser(name: string): Promise<void> {
    await this.open('/end-users');
    await this.#agent.press(name);
  }

  async #token(): Promise<string> {
    const page = await this.#agent.text();
    const token = /Authorization: Bearer ([\w-]+)/.exec(page)?.[1];
    if (token === undefined) throw new Error(`The page shows no token: ${page}`);
    return token;
  }
}

const allEndpoints = [
  'List users',
  'Create users',
  'Get user',
  'Update user',
  'Delete user',
  'Add user to group',
  'Remove user from group',
  'List user groups',
  'Create user group',
  'Get user group',
  'Update user group',
  'Delete user group',
  'Add users to group',
  'Remove users from group',
  'List group members',
];
