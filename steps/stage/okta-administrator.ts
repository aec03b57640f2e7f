import { HttpAgent, type PlantedCookie } from '../user-agents/index.ts';
import { OktaOrganisation } from './okta.ts';

/** Okta's administrator, signed in without a browser's cost. */
export class OktaAdministrator {
  static readonly login = 'admin@example.com';
  readonly #agent = new HttpAgent();
  readonly #adminUrl: string;
  #signedIn = false;

  constructor(adminUrl: string) {
    this.#adminUrl = adminUrl;
  }

  /** A session, for a browser that is to begin behind the sign-in page. */
  async session(): Promise<PlantedCookie[]> {
    await this.#signIn();
    const cookies = await this.#agent.cookiesOf(`${this.#adminUrl}/admin`);
    return cookies.map((cookie) => ({ ...cookie, url: this.#adminUrl }));
  }

  async #signIn(): Promise<void> {
    if (this.#signedIn) return;
    await this.#agent.visit(`${this.#adminUrl}/admin/applications`);
    await this.#agent.fill('Username', OktaAdministrator.login);
    await this.#agent.press('Next');
    await this.#agent.fill('Password', OktaOrganisation.password);
    await this.#agent.press('Verify');
    this.#signedIn = true;
  }
}
