import { Ajv } from 'ajv';
import type { FaultRequest } from '../oracle/index.ts';
import type { CapturedForm, JudgeAgent } from '../user-agents/index.ts';
import type { Addresses } from './addresses.ts';
import type { OktaOrganisation } from './okta.ts';
import { Products } from './products.ts';
import type { Seats } from './seats.ts';
import type { ReferenceDriver } from './workspace.ts';

interface Session {
  environment: string;
  groups: { name: string }[];
}

const isSession = new Ajv({ validateSchema: false }).compile<Session>({
  type: 'object',
  required: ['environment', 'groups'],
  properties: {
    environment: { type: 'string' },
    groups: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
  },
});

function delivered(agent: JudgeAgent): CapturedForm {
  const form = agent.captured();
  if (form === undefined) throw new Error('Okta has sent no Response to this browser');
  return form;
}

/** Whose seat holds cookies that are somebody else's. */
const thief = 'a thief';

/** People who come through Okta, and what their browsers show afterwards. */
export class Visits {
  readonly #addresses: Addresses;
  readonly #okta: OktaOrganisation;
  readonly #seats: Seats;
  readonly #driver: ReferenceDriver;

  constructor(stage: { addresses: Addresses; okta: OktaOrganisation; seats: Seats; driver: ReferenceDriver }) {
    this.#addresses = stage.addresses;
    this.#okta = stage.okta;
    this.#seats = stage.seats;
    this.#driver = stage.driver;
  }

  /** A person comes with a new browser, straight to the product, and Okta signs the person in without a page. */
  async signIn(alias: string, product: string, environment: string, fault?: FaultRequest): Promise<void> {
    const { agent } = await this.#seats.freshAtOkta(alias, fault);
    await agent.visit(`${this.#addresses.sp}/sso/start/${environment}?product=${product}`);
  }

  /** As `signIn`, in the browser the person has been using. */
  async signInAgain(alias: string, product: string, environment: string): Promise<void> {
    const { agent } = await this.#seats.knownToOkta(alias, this.#seats.of(alias));
    await agent.visit(`${this.#addresses.sp}/sso/start/${environment}?product=${product}`);
  }

  /** At Workato's page that asks for a password, a person takes the link to the identity provider. */
  async signInInstead(alias: string): Promise<void> {
    const { agent } = await this.#seats.knownToOkta(alias, this.#seats.of(alias));
    await agent.press('Sign in with single sign-on instead');
  }

  /** A person clicks Workato's tile on the dashboard of Okta. */
  async signInFromOkta(alias: string): Promise<void> {
    const { agent } = await this.#seats.freshAtOkta(alias);
    await agent.visit((await this.#okta.app()).idpInitiatedUrl);
  }

  /** A person signs in; whatever happens meanwhile happens after Okta has answered and before Workato hears of it. */
  async signInWhile(alias: string, environment: string, meanwhile: () => Promise<unknown>): Promise<void> {
    const { agent } = await this.#seats.freshAtOkta(alias);
    agent.stopBeforeAcs(true);
    await agent.visit(`${this.#addresses.sp}/sso/start/${environment}?product=workato-go`);
    await meanwhile();
    agent.stopBeforeAcs(false);
    await agent.post(delivered(agent));
  }

  /** The last Response once more, as it was, by a browser that has the cookies from before. */
  async sendAgain(): Promise<void> {
    const { alias, seat } = this.#seats.newest();
    const fork = await seat.agent.forkBeforeDelivery();
    await fork.post(delivered(seat.agent));
    await this.#seats.fresh(alias, fork);
  }

  async startsSingleSignOn(environment: string): Promise<boolean> {
    const agent = this.#seats.agent();
    await agent.visit(`${this.#addresses.sp}/sso/start/${environment}?product=workato-go`);
    const left = agent.url().startsWith(this.#addresses.idp);
    await agent.close();
    return left;
  }

  async isSignedIn(alias: string): Promise<boolean> {
    return (await this.#driver.whoami(this.#seats.of(alias).agent)) !== undefined;
  }

  /** Somebody else's browser gets the cookies that the person's has of the SP. */
  async copyCookies(alias: string): Promise<void> {
    const copy = this.#seats.agent();
    for (const cookie of await this.#seats.of(alias).agent.cookiesOf(this.#addresses.sp)) await copy.plant(cookie);
    await this.#seats.fresh(thief, copy);
  }

  /** Whom the SP shows to the browser with the copied cookies; undefined is nobody. */
  async shownToCopy(): Promise<string | undefined> {
    return (await this.#driver.whoami(this.#seats.of(thief).agent))?.subject;
  }

  async refusal(alias: string): Promise<string | undefined> {
    return this.#driver.reason?.(this.#seats.of(alias).agent);
  }

  /** What the reference SP's /whoami shows to the person. Throws where nobody is signed in. */
  async session(alias: string): Promise<Session> {
    const seen = await this.#driver.whoami(this.#seats.of(alias).agent);
    if (seen === undefined) throw new Error(`${alias} is not signed in`);
    const session: unknown = JSON.parse(seen.raw);
    if (!isSession(session)) throw new Error(`/whoami shows no environment or no groups: ${seen.raw}`);
    return session;
  }

  /** What the person's browser can open: in the portal, and in Slack or Microsoft Teams. */
  products(alias: string): Products {
    return new Products(this.#seats.of(alias).agent, this.#addresses.sp);
  }
}
