import type { createReferenceDriver, WorkspaceState } from '../../sp-under-test/drivers/index.ts';
import type { People } from './people.ts';

export type ReferenceDriver = ReturnType<typeof createReferenceDriver>;
export type WorkspacePatch = Parameters<ReferenceDriver['workspace']['patch']>[0];
export type LinkPatch = Omit<NonNullable<WorkspacePatch['links']>[number], 'environment' | 'provider'>;
type EndUser = WorkspaceState['endUsers'][number];

/** The provider of a scenario's workspace. */
export const provider = { id: 'okta', name: 'Okta' };

/** What Workato holds: environments, end users, groups. Arranged and looked at here, never acted on. */
export class Workspace {
  readonly #driver: ReferenceDriver;
  readonly #people: People;
  #linked = new Set<string>();

  constructor(driver: ReferenceDriver, people: People) {
    this.#driver = driver;
    this.#people = people;
  }

  patch(seed: WorkspacePatch): Promise<unknown> {
    return this.#driver.workspace.patch(seed);
  }

  state(): Promise<WorkspaceState> {
    return this.#driver.workspace.state();
  }

  /** Changes what is named of an environment's settings; an environment named for the first time gets SAML for all domains. */
  async link(environment: string, patch: LinkPatch): Promise<void> {
    const fresh = this.#linked.has(environment) ? {} : { samlEnabled: true, enforcement: { scope: 'all' as const } };
    this.#linked.add(environment);
    await this.patch({ links: [{ environment, provider: provider.name, ...fresh, ...patch }] });
  }

  /** An environment without SAML. */
  async unlink(environment: string): Promise<void> {
    this.#linked.delete(environment);
    await this.patch({ links: [{ environment, samlEnabled: false }] });
  }

  async createGroups(environment: string, names: string[]): Promise<void> {
    await this.patch({ groups: names.map((name) => ({ environment, name })) });
  }

  async addEndUser(alias: string, name: string, environments: string[], groups: string[] = []): Promise<void> {
    for (const environment of environments) await this.createGroups(environment, groups);
    await this.patch({
      endUsers: [
        {
          email: this.#people.login(alias),
          name,
          environments,
          groups: environments.flatMap((environment) => groups.map((group) => ({ environment, name: group }))),
        },
      ],
    });
  }

  async addEndUserWithPassword(name: string, email: string, environments: string[], password: string): Promise<void> {
    this.#people.meet(name, email);
    await this.patch({ endUsers: [{ email, name, environments, password }] });
  }

  /** What came of it stands in the answer. */
  refreshMetadata(providerId: string): ReturnType<ReferenceDriver['workspace']['refreshMetadata']> {
    return this.#driver.workspace.refreshMetadata(providerId);
  }

  deleteEndUser(alias: string): Promise<void> {
    return this.#driver.workspace.deleteEndUser(this.#people.login(alias));
  }

  async sendPasswordLink(alias: string): Promise<void> {
    await this.#driver.workspace.passwordLink(this.#people.login(alias));
  }

  async putIntoGroups(alias: string, environment: string, groups: string[]): Promise<void> {
    await this.patch({
      endUsers: [{ email: this.#people.login(alias), groups: groups.map((name) => ({ environment, name })) }],
    });
  }

  async endUsers(): Promise<readonly EndUser[]> {
    return (await this.state()).endUsers;
  }

  async endUser(alias: string): Promise<EndUser> {
    const users = await this.endUsers();
    const found = users.find((user) => user.email === this.#people.login(alias));
    if (found !== undefined) return found;
    throw new Error(
      `There is no end user ${this.#people.login(alias)}; there are: ${users.map((user) => user.email).join(', ') || 'none'}`,
    );
  }

  async groupsOf(alias: string, environment: string): Promise<string[]> {
    const user = await this.endUser(alias);
    return user.groups
      .filter((group) => group.environment === environment)
      .map((group) => group.name)
      .sort();
  }

  async groups(environment: string): Promise<string[]> {
    return (await this.state()).groups
      .filter((group) => group.environment === environment)
      .map((group) => group.name)
      .sort();
  }

  async membersOf(name: string, environment: string): Promise<string[]> {
    return (await this.endUsers())
      .filter((user) => user.groups.some((group) => group.environment === environment && group.name === name))
      .map((user) => user.email);
  }

  async lastSync(alias: string): Promise<WorkspaceState['activity'][number]['sync']> {
    return (await this.state()).activity.find(
      (entry) => entry.email === this.#people.login(alias) && entry.sync !== undefined,
    )?.sync;
  }

  /** Whether an environment signs people in by SAML. */
  async samlEnabled(environment: string): Promise<boolean> {
    const found = (await this.state()).environments.find((one) => one.key === environment);
    if (found === undefined) throw new Error(`There is no environment ${environment}`);
    return found.samlEnabled;
  }
}
