import { deflateRawSync } from 'node:zlib';
import type { JudgeAgent } from '../user-agents/index.ts';
import type { Addresses } from './addresses.ts';
import type { StageClock } from './clock.ts';
import { OktaOrganisation } from './okta.ts';
import type { People } from './people.ts';
import type { Seats } from './seats.ts';
import type { Trust } from './trust.ts';
import { provider, type Workspace } from './workspace.ts';

/** Signing out, at either party. */
export class Logout {
  readonly #addresses: Addresses;
  readonly #okta: OktaOrganisation;
  readonly #people: People;
  readonly #seats: Seats;
  readonly #trust: Trust;
  readonly #workspace: Workspace;
  readonly #clock: StageClock;

  constructor(stage: {
    addresses: Addresses;
    okta: OktaOrganisation;
    people: People;
    seats: Seats;
    trust: Trust;
    workspace: Workspace;
    clock: StageClock;
  }) {
    this.#addresses = stage.addresses;
    this.#okta = stage.okta;
    this.#people = stage.people;
    this.#seats = stage.seats;
    this.#trust = stage.trust;
    this.#workspace = stage.workspace;
    this.#clock = stage.clock;
  }

  /** Both parties know where the other takes logout messages, and the keys that sign them; each prefers this binding. */
  async wire(binding: 'HTTP-Redirect' | 'HTTP-POST'): Promise<void> {
    await this.#okta.settings({
      spCertificate: { x5c: [await this.#trust.spCertificate('signing')] },
      slo: { enabled: true, issuer: this.#trust.entityId, logoutUrl: this.#trust.sloUrl },
      participateSlo: {
        enabled: true,
        logoutRequestUrl: this.#trust.sloUrl,
        bindingType: binding === 'HTTP-POST' ? 'POST' : 'REDIRECT',
      },
    });
    const { entityId, ssoUrl, certificate } = await this.#okta.app();
    const url = ssoUrl.replace(/\/sso\/saml$/, '/slo/saml');
    const slo = { binding, url, responseUrl: `${url}/callback` };
    await this.#workspace.patch({
      providers: [{ ...provider, idp: { entityId, ssoUrl, certificates: [certificate], slo } }],
    });
  }

  /** A person comes with a new browser and signs in at Okta's own page, so that Okta has a session to end. */
  async signInAtOkta(alias: string, environment: string, browser?: JudgeAgent): Promise<void> {
    await this.#okta.givePassword(this.#people.login(alias));
    const { agent } = browser ? await this.#seats.lend(alias, browser) : await this.#seats.fresh(alias);
    await agent.visit(`${this.#addresses.sp}/sso/start/${environment}?product=workato-go`);
    await agent.fill('Username', this.#people.login(alias));
    await agent.press('Next');
    await agent.fill('Password', OktaOrganisation.password);
    await agent.press('Verify');
  }

  /** Signs out in the portal. */
  async signOut(alias: string): Promise<void> {
    const { agent } = this.#seats.of(alias);
    await agent.visit(`${this.#addresses.sp}/portal`);
    await agent.press('Sign out');
  }

  /** Signs out at Okta's dashboard. */
  async signOutAtOkta(alias: string): Promise<void> {
    const { agent } = this.#seats.of(alias);
    await agent.visit(`${this.#addresses.idp}/app/UserHome`);
    await agent.press('Sign out');
  }

  /** Where the person's browser stands: Okta's dashboard needs a session there. */
  async isSignedInAtOkta(alias: string): Promise<boolean> {
    const page = await this.#seats.of(alias).agent.get(`${this.#addresses.idp}/app/UserHome`);
    return page.url.endsWith('/app/UserHome') && page.status === 200;
  }

  /** Somebody without the key sends the person's browser to the SP with a LogoutRequest. */
  async sendUnsignedLogoutRequest(alias: string): Promise<void> {
    const { entityId } = await this.#okta.app();
    const xml = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_forged" Version="2.0" IssueInstant="${this.#clock.now().toISOString()}" Destination="${this.#trust.sloUrl}"><saml:Issuer>${entityId}</saml:Issuer><saml:NameID>${this.#people.login(alias)}</saml:NameID></samlp:LogoutRequest>`;
    const message = encodeURIComponent(deflateRawSync(xml).toString('base64'));
    await this.#seats.of(alias).agent.visit(`${this.#trust.sloUrl}?SAMLRequest=${message}`);
  }
}
