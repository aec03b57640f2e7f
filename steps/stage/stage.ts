import { deflateRawSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { createMockIdp, type MockIdp } from '../../mock-idp/index.ts';
import { createReferenceDriver, type WorkspaceState } from '../../sp-under-test/drivers/index.ts';
import { createReferenceSp, type Policy, type ReferenceSp } from '../../sp-under-test/index.ts';
import { type FaultRequest, IdpControl } from '../oracle/index.ts';
import { type CapturedForm, HttpAgent, type JudgeAgent } from '../user-agents/index.ts';
import { Administrator } from './administrator.ts';
import { IamApi } from './iam-api.ts';
import { OktaOrganisation, type OktaPerson } from './okta.ts';
import { Products } from './products.ts';
import { type ReadResponse, readResponse } from './response.ts';
import { spKeys } from './sp-keys.ts';

type ReferenceDriver = ReturnType<typeof createReferenceDriver>;
type WorkspacePatch = Parameters<ReferenceDriver['workspace']['patch']>[0];
type LinkPatch = Omit<NonNullable<WorkspacePatch['links']>[number], 'environment' | 'provider'>;
type EndUser = WorkspaceState['endUsers'][number];

const provider = { id: 'okta', name: 'Okta' };

const isWhoami = new Ajv().compile<{ groups: { name: string }[] }>({
  type: 'object',
  required: ['groups'],
  properties: {
    groups: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
  },
});

/** Groups that the reference SP's /whoami shows. */
function groupNames(raw: string): string[] {
  const answer: unknown = JSON.parse(raw);
  if (!isWhoami(answer)) throw new Error(`/whoami shows no groups: ${raw}`);
  return answer.groups.map((group) => group.name);
}

export interface StageOptions {
  /** Single decisions of the SP to replace. */
  policy?: Partial<Policy>;
  /** Nobody who can open the console by password: hashing one takes longer than a sign-in. Default: the demo people. */
  people?: 'demo' | 'none';
}

const administrator = { login: 'admin@example.com', firstName: 'Ada', lastName: 'Admin', administrator: true };

/** One person's browser, and the key under which Okta traces the last attempt. */
interface Seat {
  agent: JudgeAgent;
  transaction?: string;
}

/**
 * An Okta organisation and a Workato workspace of a scenario's own, wired to each other. Each scenario has a new one, so
 * that nothing a scenario did is there for the next, in whatever order and however many at a time they run.
 */
export class Stage {
  readonly idp: MockIdp;
  readonly sp: ReferenceSp;
  readonly okta: OktaOrganisation;
  readonly control: IdpControl;
  readonly administrator: Administrator;
  readonly iamApi: IamApi;
  readonly #driver: ReferenceDriver;
  readonly #people = new Map<string, OktaPerson>();
  readonly #seats = new Map<string, Seat>();
  #linked = new Set<string>();
  #passed = 0;

  private constructor(idp: MockIdp, sp: ReferenceSp) {
    this.idp = idp;
    this.sp = sp;
    this.control = new IdpControl(idp);
    this.okta = new OktaOrganisation(this.control);
    this.administrator = new Administrator(sp.adminUrl);
    this.iamApi = new IamApi(sp.url);
    this.#driver = createReferenceDriver({ url: sp.url, controlToken: sp.controlToken });
  }

  /** Both parties on free ports, nothing configured. */
  static async open(options: StageOptions = {}): Promise<Stage> {
    const seed = options.people === 'none' ? { seed: { people: [administrator] } } : {};
    return new Stage(
      await createMockIdp(seed),
      await createReferenceSp({ keys: spKeys(), policy: options.policy ?? {} }),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.#seats.values()].map((seat) => seat.agent.close()));
    await Promise.all([this.idp.close(), this.sp.close()]);
  }

  // Addresses

  get acsUrl(): string {
    return `${this.sp.url}/saml/acs/${provider.id}`;
  }

  get entityId(): string {
    return `${this.sp.url}/saml/metadata`;
  }

  /** The app in Okta and the provider in Workato, each with the other's values. */
  async wire(): Promise<void> {
    await this.okta.createApp(this);
    await this.changeProvider({});
  }

  /** What Workato holds of Okta, and how it reads groups; whatever is not given is as it should be. */
  async changeProvider(change: { certificates?: string[]; groupAttribute?: string }): Promise<void> {
    const { certificate, entityId, ssoUrl } = await this.okta.app();
    const { certificates = [certificate], ...rest } = change;
    await this.patch({ providers: [{ ...provider, ...rest, idp: { entityId, ssoUrl, certificates } }] });
  }

  /** As an administrator who gives the Metadata URL. */
  async readMetadata(): Promise<void> {
    const { metadataUrl } = await this.okta.app();
    await this.patch({ providers: [{ ...provider, idp: { metadataUrl } }] });
  }

  /** Another provider, used in one environment; it trusts the same Okta. */
  async linkOther(name: string, environment: string, patch: LinkPatch): Promise<void> {
    const { certificate, entityId, ssoUrl } = await this.okta.app();
    await this.patch({
      providers: [{ id: name.toLowerCase(), name, idp: { entityId, ssoUrl, certificates: [certificate] } }],
      links: [{ environment, provider: name, samlEnabled: true, enforcement: { scope: 'all' }, ...patch }],
    });
  }

  /** Certificates of the SP, as its metadata publishes them: base64, by use. */
  async spCertificate(use: 'signing' | 'encryption'): Promise<string> {
    const metadata = await (await fetch(this.entityId)).text();
    const descriptor = metadata.split('<md:KeyDescriptor ').find((part) => part.startsWith(`use="${use}"`));
    const found = /<ds:X509Certificate>([^<]+)</.exec(descriptor ?? '')?.[1];
    if (found === undefined) throw new Error(`The SP's metadata has no certificate for ${use}`);
    return found;
  }

  /** Changes which signatures the provider makes and asks for. */
  async signatures(signatures: NonNullable<NonNullable<WorkspacePatch['providers']>[number]['signatures']>) {
    const app = await this.okta.app();
    const idp = { entityId: app.entityId, ssoUrl: app.ssoUrl, certificates: [app.certificate] };
    await this.patch({ providers: [{ ...provider, idp, signatures }] });
  }

  // Single logout

  get sloUrl(): string {
    return `${this.sp.url}/saml/slo/${provider.id}`;
  }

  /** Both parties know where the other takes logout messages, and the keys that sign them; each prefers this binding. */
  async wireLogout(binding: 'HTTP-Redirect' | 'HTTP-POST'): Promise<void> {
    await this.okta.settings({
      spCertificate: { x5c: [await this.spCertificate('signing')] },
      slo: { enabled: true, issuer: this.entityId, logoutUrl: this.sloUrl },
      participateSlo: {
        enabled: true,
        logoutRequestUrl: this.sloUrl,
        bindingType: binding === 'HTTP-POST' ? 'POST' : 'REDIRECT',
      },
    });
    const { entityId, ssoUrl, certificate } = await this.okta.app();
    const url = ssoUrl.replace(/\/sso\/saml$/, '/slo/saml');
    const slo = { binding, url, responseUrl: `${url}/callback` };
    await this.patch({ providers: [{ ...provider, idp: { entityId, ssoUrl, certificates: [certificate], slo } }] });
  }

  /** The provider as Okta's metadata describes it. */
  async wireByMetadata(): Promise<void> {
    const { metadataUrl } = await this.okta.app();
    await this.patch({ providers: [{ ...provider, idp: { metadataUrl } }] });
  }

  /** A person comes with a new browser and signs in at Okta's own page, so that Okta has a session to end. */
  async signInAtOkta(alias: string, environment: string): Promise<void> {
    await this.okta.givePassword(this.login(alias));
    const { agent } = await this.#newSeat(alias);
    await agent.visit(`${this.sp.url}/sso/start/${environment}?product=workato-go`);
    await agent.fill('Username', this.login(alias));
    await agent.press('Next');
    await agent.fill('Password', OktaOrganisation.password);
    await agent.press('Verify');
  }

  /** Signs out in the portal. */
  async signOut(alias: string): Promise<void> {
    const { agent } = this.#seat(alias);
    await agent.visit(`${this.sp.url}/portal`);
    await agent.press('Sign out');
  }

  /** Signs out at Okta's dashboard. */
  async signOutAtOkta(alias: string): Promise<void> {
    const { agent } = this.#seat(alias);
    await agent.visit(`${this.idp.samlUrl}/app/UserHome`);
    await agent.press('Sign out');
  }

  /** Where the person's browser stands: Okta's dashboard needs a session there. */
  async isSignedInAtOkta(alias: string): Promise<boolean> {
    const page = await this.#seat(alias).agent.get(`${this.idp.samlUrl}/app/UserHome`);
    return page.url.endsWith('/app/UserHome') && page.status === 200;
  }

  /** Somebody without the key sends the person's browser to the SP with a LogoutRequest. */
  async sendUnsignedLogoutRequest(alias: string): Promise<void> {
    const { entityId } = await this.okta.app();
    const xml = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_forged" Version="2.0" IssueInstant="${this.now().toISOString()}" Destination="${this.sloUrl}"><saml:Issuer>${entityId}</saml:Issuer><saml:NameID>${this.login(alias)}</saml:NameID></samlp:LogoutRequest>`;
    const message = encodeURIComponent(deflateRawSync(xml).toString('base64'));
    await this.#seat(alias).agent.visit(`${this.sloUrl}?SAMLRequest=${message}`);
  }

  // Workspace

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
          email: this.login(alias),
          name,
          environments,
          groups: environments.flatMap((environment) => groups.map((group) => ({ environment, name: group }))),
        },
      ],
    });
  }

  async addEndUserWithPassword(name: string, email: string, environments: string[], password: string): Promise<void> {
    this.meet(name, email);
    await this.patch({ endUsers: [{ email, name, environments, password }] });
  }

  deleteEndUser(alias: string): Promise<void> {
    return this.#driver.workspace.deleteEndUser(this.login(alias));
  }

  async deactivate(alias: string): Promise<void> {
    await this.patch({ endUsers: [{ email: this.login(alias), status: 'deactivated' }] });
  }

  async putIntoGroups(alias: string, environment: string, groups: string[]): Promise<void> {
    await this.patch({
      endUsers: [{ email: this.login(alias), groups: groups.map((name) => ({ environment, name })) }],
    });
  }

  // People

  /** Remembers a person by first name. */
  meet(name: string, login: string): OktaPerson {
    const [firstName = name, ...rest] = name.split(' ');
    const person = { login, firstName, lastName: rest.join(' ') || firstName };
    this.#people.set(firstName, person);
    return person;
  }

  /** Whoever a scenario names without introduction gets an address of the same name. */
  person(alias: string): OktaPerson {
    return this.#people.get(alias) ?? this.meet(`${alias} Nilsson`, `${alias.toLowerCase()}@example.com`);
  }

  login(alias: string): string {
    return this.person(alias).login;
  }

  async assign(person: OktaPerson, groups?: string[]): Promise<void> {
    await this.okta.assign(person, groups);
  }

  async assignGroups(alias: string, groups: string[] | undefined): Promise<void> {
    await this.okta.assign(this.person(alias), groups);
  }

  // Signing in

  /** A person comes with a new browser, straight to the product, and Okta signs the person in without a page. */
  async signIn(alias: string, product: string, environment: string, fault?: FaultRequest): Promise<void> {
    const { agent } = await this.#seatAtOkta(alias, fault);
    await agent.visit(`${this.sp.url}/sso/start/${environment}?product=${product}`);
  }

  /** As `signIn`, in the browser the person has been using. */
  async signInAgain(alias: string, product: string, environment: string): Promise<void> {
    const { agent } = await this.#knownToOkta(alias, this.#seat(alias));
    await agent.visit(`${this.sp.url}/sso/start/${environment}?product=${product}`);
  }

  /** A person clicks Workato's tile on the dashboard of Okta. */
  async signInFromOkta(alias: string): Promise<void> {
    const { agent } = await this.#seatAtOkta(alias);
    await agent.visit((await this.okta.app()).idpInitiatedUrl);
  }

  /** A person signs in; whatever happens meanwhile happens after Okta has answered and before Workato hears of it. */
  async signInWhile(alias: string, environment: string, meanwhile: () => Promise<unknown>): Promise<void> {
    const { agent } = await this.#seatAtOkta(alias);
    agent.stopBeforeAcs(true);
    await agent.visit(`${this.sp.url}/sso/start/${environment}?product=workato-go`);
    await meanwhile();
    agent.stopBeforeAcs(false);
    await agent.post(this.#delivered(agent));
  }

  /** The last Response once more, as it was, by a browser that has the cookies from before. */
  async sendAgain(): Promise<void> {
    const [last] = [...this.#seats].slice(-1);
    if (last === undefined) throw new Error('Nobody has signed in yet');
    const [alias, { agent }] = last;
    const fork = await agent.forkBeforeDelivery();
    await fork.post(this.#delivered(agent));
    this.#seats.set(alias, { agent: fork });
    await agent.close();
  }

  /** A person opens the sign-in page with a new browser and gives the email address. */
  async giveEmail(alias: string, environment: string): Promise<void> {
    const { agent } = await this.#newSeat(alias);
    await agent.visit(`${this.sp.url}/sign-in/${environment}?product=workato-go`);
    await agent.fill('Email address', this.login(alias));
    await agent.press('Next');
  }

  async givePassword(alias: string, password: string): Promise<void> {
    const { agent } = this.#seat(alias);
    await agent.fill('Password', password);
    await agent.press('Sign in');
  }

  /** The person opens the link of the newest invitation in a new browser. */
  async acceptInvitation(alias: string, password: string): Promise<void> {
    const mail = (await this.state()).outbox.find(({ to }) => to === this.login(alias));
    if (mail === undefined) throw new Error(`Nobody has invited ${alias}`);
    const { agent } = await this.#newSeat(alias);
    await agent.visit(mail.link);
    await agent.fill('New password', password);
    await agent.fill('Repeat the password', password);
    await agent.press('Set password');
  }

  /**
   * Whether this password opens a session. Where the person is sent to the identity provider there is no password form, so
   * one is fetched while SAML is switched off for a moment and sent after it is back on: the endpoint must refuse it, too.
   */
  async passwordWorks(alias: string, environment: string, password: string): Promise<boolean> {
    await this.giveEmail(alias, environment);
    if (this.whereIs(alias) === 'identity provider') {
      const { samlEnabled } = await this.#authentication(environment);
      await this.patch({ links: [{ environment, samlEnabled: false }] });
      await this.giveEmail(alias, environment);
      await this.patch({ links: [{ environment, samlEnabled }] });
    }
    // Who must use SSO gets no form even then (D-31).
    if (!(await this.#seat(alias).agent.text()).includes('Password')) return false;
    await this.givePassword(alias, password);
    return this.isSignedIn(alias);
  }

  whereIs(alias: string): string {
    return this.#seat(alias).agent.url().startsWith(this.idp.samlUrl) ? 'identity provider' : 'password';
  }

  async startsSingleSignOn(environment: string): Promise<boolean> {
    const agent = this.#newAgent();
    await agent.visit(`${this.sp.url}/sso/start/${environment}?product=workato-go`);
    const left = agent.url().startsWith(this.idp.samlUrl);
    await agent.close();
    return left;
  }

  /** Assertions that Okta issued in the person's last attempt. */
  async emitted(alias: string): Promise<number> {
    const key = this.#seat(alias).transaction;
    if (key === undefined) throw new Error(`${alias} has not tried to sign in through Okta`);
    return (await this.control.transaction(key)).emitted.length;
  }

  /** The last Response that Okta issued for this person, as it travelled. */
  async lastResponse(alias: string): Promise<string> {
    const key = this.#seat(alias).transaction ?? '';
    const emitted = (await this.control.transaction(key)).emitted.at(-1);
    if (emitted === undefined) throw new Error(`Okta issued nothing for ${alias}`);
    return emitted.xml;
  }

  /** What the last Response that Okta made for this person says, and where it was posted. */
  async response(alias: string): Promise<ReadResponse & { postedTo: string }> {
    const key = this.#seat(alias).transaction;
    const last = key === undefined ? undefined : (await this.control.transaction(key)).emitted.at(-1);
    if (last === undefined) throw new Error(`Okta has made no Response for ${alias}`);
    return { ...(await readResponse(last.xml)), postedTo: last.acsUrl };
  }

  async isSignedIn(alias: string): Promise<boolean> {
    return (await this.#driver.whoami(this.#seat(alias).agent)) !== undefined;
  }

  async refusal(alias: string): Promise<string | undefined> {
    return this.#driver.reason?.(this.#seat(alias).agent);
  }

  async groupsInSession(alias: string): Promise<string[]> {
    const seen = await this.#driver.whoami(this.#seat(alias).agent);
    if (seen === undefined) throw new Error(`${alias} is not signed in`);
    return groupNames(seen.raw).sort();
  }

  /** What the person's browser can open: in the portal, and in Slack or Microsoft Teams. */
  products(alias: string): Products {
    return new Products(this.#seat(alias).agent, this.sp.url);
  }

  /** Times that Workato has asked Okta to sign somebody in. */
  async authnRequests(): Promise<number> {
    return (await this.idp.received()).filter(({ kind }) => kind === 'AuthnRequest').length;
  }

  // What Workato holds

  async endUsers(): Promise<readonly EndUser[]> {
    return (await this.state()).endUsers;
  }

  async endUser(alias: string): Promise<EndUser> {
    const users = await this.endUsers();
    const found = users.find((user) => user.email === this.login(alias));
    if (found !== undefined) return found;
    throw new Error(
      `There is no end user ${this.login(alias)}; there are: ${users.map((user) => user.email).join(', ') || 'none'}`,
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
    return (await this.state()).activity.find((entry) => entry.email === this.login(alias) && entry.sync !== undefined)
      ?.sync;
  }

  // Time

  minutesFromNow(minutes: number): Date {
    return new Date(this.now().getTime() + minutes * 60_000);
  }

  now(): Date {
    return new Date(Date.now() + this.#passed * 1000);
  }

  async pass(seconds: number): Promise<void> {
    this.#passed += seconds;
    await this.control.advanceClock(seconds);
    await this.#driver.advanceClock?.(seconds);
  }

  // Browsers

  #newAgent(): HttpAgent {
    return new HttpAgent({ now: () => this.now() });
  }

  async #newSeat(alias: string): Promise<Seat> {
    await this.#seats.get(alias)?.agent.close();
    const seat: Seat = { agent: this.#newAgent() };
    this.#seats.set(alias, seat);
    return seat;
  }

  /** A new browser that Okta knows, and whose messages it traces. */
  async #seatAtOkta(alias: string, fault?: FaultRequest): Promise<Seat> {
    return this.#knownToOkta(alias, await this.#newSeat(alias), fault);
  }

  async #knownToOkta(alias: string, seat: Seat, fault?: FaultRequest): Promise<Seat> {
    const faults = fault === undefined ? [] : [fault];
    const opened = await this.control.openTransaction(this.login(alias), OktaOrganisation.appLabel, faults);
    seat.transaction = opened.key;
    await seat.agent.plant(opened.cookie);
    return seat;
  }

  #delivered(agent: JudgeAgent): CapturedForm {
    const form = agent.captured();
    if (form === undefined) throw new Error('Okta has sent no Response to this browser');
    return form;
  }

  #seat(alias: string): Seat {
    const seat = this.#seats.get(alias);
    if (seat === undefined) throw new Error(`${alias} has not opened a browser yet`);
    return seat;
  }

  async #authentication(environment: string): Promise<{ samlEnabled: boolean }> {
    const found = (await this.state()).environments.find((one) => one.key === environment);
    if (found === undefined) throw new Error(`There is no environment ${environment}`);
    return found;
  }
}
