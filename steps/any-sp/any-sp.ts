import type {
  Account,
  AdapterMember,
  Behaviour,
  DeclaredGroups,
  SutAdapter,
} from '../../sp-under-test/drivers/index.ts';
import type { Attempt, Person } from '../oracle/index.ts';
import type { World } from '../support/index.ts';
import type { JudgeAgent } from '../user-agents/index.ts';
import { Directory } from './directory.ts';
import { Newcomers } from './newcomers.ts';

/** Outcomes that say what the SP decided; the others say that nothing could be seen. */
const decided: ReadonlySet<string> = new Set(['accepted-as-expected', 'accepted-unknown', 'refused', 'crashed']);

/** Any SP, through what it declares and what its adapter can do. */
export class AnySp {
  static readonly password = 'Yellow-Tulip-42';
  readonly behaviour: Behaviour;
  readonly people: Newcomers;
  readonly directory: Directory;
  readonly #world: World;
  readonly #agents = new Map<string, JudgeAgent>();

  private constructor(world: World, behaviour: Behaviour) {
    this.#world = world;
    this.behaviour = behaviour;
    this.people = new Newcomers(behaviour.declared);
    this.directory = new Directory(world.station, behaviour);
  }

  static async open(world: World, behaviour: Behaviour): Promise<AnySp> {
    const opened = new AnySp(world, behaviour);
    await opened.directory.prepare();
    return opened;
  }

  /** A method of the adapter; scenarios say by tag which they need, so that it is there. */
  can<Name extends AdapterMember>(name: Name): NonNullable<SutAdapter[Name]> {
    const found = this.behaviour.adapter[name];
    if (found === undefined) throw new Error(`The scenario lacks the tag @adapter:${name}`);
    return found;
  }

  get groups(): DeclaredGroups {
    const { groups } = this.behaviour.declared;
    if (groups === undefined) throw new Error('The scenario lacks the tag @declared:groups');
    return groups;
  }

  /** One sign-in through the IdP; undefined where nothing could be seen of the SP's decision. */
  async comes(alias: string): Promise<Attempt | undefined> {
    const person = this.people.person(alias);
    await this.directory.assign(person);
    await this.#world.signIn({ person });
    const { attempt } = this.#world;
    this.#agents.set(alias, attempt.agent);
    return decided.has(attempt.outcome) ? attempt : undefined;
  }

  /** The browser a person has been using, or a new one. */
  async agent(alias: string): Promise<JudgeAgent> {
    const agent = this.#agents.get(alias) ?? (await this.#world.newAgent());
    this.#agents.set(alias, agent);
    return agent;
  }

  async isSignedIn(alias: string): Promise<boolean> {
    return (await this.#world.driver.whoami(await this.agent(alias))) !== undefined;
  }

  async addAccount(person: Person, groups: readonly string[] = []): Promise<void> {
    const { displayName: name, nameId: email } = person;
    await this.can('addAccount')({ email, name, groups, password: AnySp.password });
  }

  async account(person: Person): Promise<Account | undefined> {
    return this.can('account')(person.nameId);
  }

  /** Groups of a person beside those that everybody has, sorted; undefined where nothing shows them. */
  async groupsOf(alias: string): Promise<string[] | undefined> {
    const { adapter, groupsInSession } = this.behaviour;
    const seen = await this.#world.driver.whoami(await this.agent(alias));
    const shown =
      (seen && groupsInSession?.(seen)) ?? (await adapter.account?.(this.people.person(alias).nameId))?.groups;
    const always = new Set(this.groups.always);
    return shown?.filter((name) => !always.has(name)).sort();
  }

  /** Whether a password opens a session in a new browser. */
  async passwordOpens(email: string, password: string): Promise<boolean> {
    const agent = await this.#world.newAgent();
    await this.can('signInWithPassword')(agent, email, password);
    return (await this.#world.driver.whoami(agent)) !== undefined;
  }

  /** Takes away whom the scenario brought, where the SP lets us. */
  async close(): Promise<void> {
    const { adapter } = this.behaviour;
    for (const { nameId } of this.people.brought) await adapter.removeAccount?.(nameId);
    await adapter.enforce?.(true);
  }
}
