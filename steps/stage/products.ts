import type { JudgeAgent } from '../user-agents/index.ts';

/** How a scenario calls a platform → its key at the reference SP. */
const platformKeys: ReadonlyMap<string, string> = new Map([
  ['Slack', 'slack'],
  ['Microsoft Teams', 'teams'],
]);

/** One person's way to the Agentic products, from the web and from a platform. */
export class Products {
  readonly #agent: JudgeAgent;
  readonly #url: string;

  constructor(agent: JudgeAgent, url: string) {
    this.#agent = agent;
    this.#url = url;
  }

  /** Whether the product opens in the portal. */
  async openable(product: string): Promise<boolean> {
    return this.#opens(`portal/${product}`);
  }

  /** Links the platform, as somebody who is signed in does once. */
  async link(platform: string): Promise<void> {
    await this.#agent.visit(`${this.#url}/platform/${keyOf(platform)}`);
    await this.#agent.press(`Link ${platform}`);
  }

  /** Whether the platform offers to be linked. */
  async canLink(platform: string): Promise<boolean> {
    await this.#agent.visit(`${this.#url}/platform/${keyOf(platform)}`);
    return (await this.#agent.firstForm())?.action.endsWith('/link') ?? false;
  }

  /** Sends what "Link" would send, without having been offered it. */
  async linkUnasked(platform: string): Promise<void> {
    await this.#agent.visit(`${this.#url}/portal`);
    const signOut = await this.#agent.firstForm();
    if (signOut === undefined) throw new Error('The portal has no form, so nobody is signed in');
    await this.#agent.post({ ...signOut, action: `${this.#url}/platform/${keyOf(platform)}/link` });
  }

  /** Whether the product opens from the platform. */
  async openableFrom(platform: string, product: string): Promise<boolean> {
    return this.#opens(`platform/${keyOf(platform)}/${product}`);
  }

  async #opens(path: string): Promise<boolean> {
    const { status, body } = await this.#agent.get(`${this.#url}/${path}`);
    return status === 200 && body.includes(' may use ');
  }
}

function keyOf(platform: string): string {
  const key = platformKeys.get(platform);
  if (key === undefined) throw new Error(`No platform is called ${platform}`);
  return key;
}
