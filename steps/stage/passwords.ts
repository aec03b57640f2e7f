import type { JudgeAgent } from '../user-agents/index.ts';
import type { Addresses } from './addresses.ts';
import type { People } from './people.ts';
import type { Seats } from './seats.ts';
import type { ReferenceDriver, Workspace } from './workspace.ts';

/** People at Workato's own sign-in page. */
export class Passwords {
  readonly #addresses: Addresses;
  readonly #people: People;
  readonly #seats: Seats;
  readonly #driver: ReferenceDriver;
  readonly #workspace: Workspace;

  constructor(stage: {
    addresses: Addresses;
    people: People;
    seats: Seats;
    driver: ReferenceDriver;
    workspace: Workspace;
  }) {
    this.#addresses = stage.addresses;
    this.#people = stage.people;
    this.#seats = stage.seats;
    this.#driver = stage.driver;
    this.#workspace = stage.workspace;
  }

  /** A person opens the sign-in page with a new browser and gives the email address. */
  async giveEmail(alias: string, environment: string): Promise<void> {
    const { agent } = await this.#seats.fresh(alias);
    await agent.visit(`${this.#addresses.sp}/sign-in/${environment}?product=workato-go`);
    await agent.fill('Email address', this.#people.login(alias));
    await agent.press('Next');
  }

  async give(alias: string, password: string): Promise<void> {
    const { agent } = this.#seats.of(alias);
    await agent.fill('Password', password);
    await agent.press('Sign in');
  }

  /** The person opens the link of the newest invitation in a new browser. */
  async acceptInvitation(alias: string, password: string): Promise<void> {
    const agent = await this.#followInvitation(alias);
    await agent.fill('New password', password);
    await agent.fill('Repeat the password', password);
    await agent.press('Set password');
  }

  /** Whether the newest invitation, opened in a new browser, still asks for a password. */
  async invitationAsks(alias: string): Promise<boolean> {
    return (await (await this.#followInvitation(alias)).text()).includes('New password');
  }

  async #followInvitation(alias: string): Promise<JudgeAgent> {
    const mail = (await this.#workspace.state()).outbox.find(({ to }) => to === this.#people.login(alias));
    if (mail === undefined) throw new Error(`Nobody has invited ${alias}`);
    const { agent } = await this.#seats.fresh(alias);
    await agent.visit(mail.link);
    return agent;
  }

  /**
   * Whether this password opens a session. Where the person is sent to the identity provider there is no password form, so
   * one is fetched while SAML is switched off for a moment and sent after it is back on: the endpoint must refuse it, too.
   */
  async work(alias: string, environment: string, password: string): Promise<boolean> {
    await this.giveEmail(alias, environment);
    if (this.whereIs(alias) === 'identity provider') {
      const samlEnabled = await this.#workspace.samlEnabled(environment);
      await this.#workspace.patch({ links: [{ environment, samlEnabled: false }] });
      await this.giveEmail(alias, environment);
      await this.#workspace.patch({ links: [{ environment, samlEnabled }] });
    }
    // Who must use SSO gets no form even then (D-31).
    if (!(await this.#seats.of(alias).agent.text()).includes('Password')) return false;
    await this.give(alias, password);
    return (await this.#driver.whoami(this.#seats.of(alias).agent)) !== undefined;
  }

  whereIs(alias: string): string {
    return this.#seats.of(alias).agent.url().startsWith(this.#addresses.idp) ? 'identity provider' : 'password';
  }
}
