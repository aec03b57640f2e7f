import { OktaConsole, signInAtOkta } from '../okta-console/index.ts';
import { emptyStageOf, OktaOrganisation, type Stage } from '../stage/index.ts';
import { World } from '../support/index.ts';
import type { ChromiumAgent } from '../user-agents/index.ts';
import { WorkspaceAdmin } from '../workspace-admin/index.ts';

/** Two administrators and a visitor, each with a browser of their own, on an empty stage. */
export class Walk {
  readonly stage: Stage;
  readonly okta: OktaConsole;
  readonly workato: WorkspaceAdmin;
  readonly #admin: ChromiumAgent;
  readonly #oktaAdmin: ChromiumAgent;
  readonly #world: World;
  #visitor: ChromiumAgent | undefined;
  // What the administrators carry from one side to the other, as the documents have them do.
  environment = '';
  providerName = '';
  /** Where somebody last tried to sign in. */
  visited = '';
  appLabel: string = OktaOrganisation.appLabel;
  sp = { acsUrl: '', entityId: '' };
  metadataUrl = '';
  readonly people: string[] = [];
  /** Everything that the browser of whoever last tried to sign in has sent. */
  readonly sent: { url: string; body: string }[] = [];

  private constructor(world: World, stage: Stage, admin: ChromiumAgent, oktaAdmin: ChromiumAgent) {
    this.#world = world;
    this.#admin = admin;
    this.#oktaAdmin = oktaAdmin;
    this.stage = stage;
    this.workato = new WorkspaceAdmin(admin.page, {
      adminUrl: stage.sp.adminUrl,
      email: 'admin@workspace.example',
      password: OktaOrganisation.password,
    });
    this.okta = new OktaConsole(oktaAdmin.page, {
      adminUrl: stage.idp.adminUrl,
      login: 'admin@example.com',
      password: OktaOrganisation.password,
    });
  }

  static async open(world: World): Promise<Walk> {
    const stage = await emptyStageOf(world);
    const browser = () => world.chromiumAgent({ captures: false });
    return new Walk(world, stage, await browser(), await browser());
  }

  /** The administrator of the workspace, signed in before the scenario begins, on this page of Workspace admin. */
  async arriveAtWorkato(path: string): Promise<void> {
    for (const cookie of await this.stage.administrator.session()) await this.#admin.plant(cookie);
    await this.#admin.page.goto(`${this.stage.sp.adminUrl}${path}`);
  }

  /** The administrator of Okta, signed in before the scenario begins, on this page of the console. */
  async arriveAtOkta(path: string): Promise<void> {
    for (const cookie of await this.stage.oktaAdministrator.session()) await this.#oktaAdmin.plant(cookie);
    await this.#oktaAdmin.page.goto(`${this.stage.idp.adminUrl}/admin${path}`);
  }

  workatoUrl(): string {
    return this.#admin.url();
  }

  newBrowser(): Promise<ChromiumAgent> {
    return this.#world.chromiumAgent({ captures: false });
  }

  /** The browser of whoever last tried to sign in. */
  get visitor(): ChromiumAgent {
    if (this.#visitor === undefined) throw new Error('Nobody has tried to sign in yet');
    return this.#visitor;
  }

  get hasVisitor(): boolean {
    return this.#visitor !== undefined;
  }

  /** Opens the sign-in page with a new browser and gives the email address. */
  async giveEmail(login: string, environment: string, product = 'workato-go'): Promise<void> {
    this.visited = environment;
    this.#visitor = await this.newBrowser();
    this.#visitor.page.on('request', (request) => {
      this.sent.push({ url: request.url(), body: request.postData() ?? '' });
    });
    await this.#visitor.visit(`${this.stage.sp.url}/sign-in/${environment}?product=${product}`);
    await this.#visitor.fill('Email address', login);
    await this.#visitor.press('Next');
  }

  /** The whole way of a person: Workato's sign-in page, Okta's, and back. */
  async signInThroughOkta(login: string, environment: string, product?: string): Promise<void> {
    await this.tryAtOkta(login, environment, product);
    await this.visitor.page.waitForURL(`${this.stage.sp.url}/**`);
  }

  /** As far as Okta lets the person. */
  async tryAtOkta(login: string, environment: string, product?: string): Promise<void> {
    await this.giveEmail(login, environment, product);
    await signInAtOkta(this.visitor.page, login, OktaOrganisation.password);
    await this.visitor.page.waitForLoadState('load');
  }

  /** An end user with a password, signed in. */
  async signInWithPassword(login: string, environment: string): Promise<void> {
    const password = OktaOrganisation.password;
    await this.stage.workspace.patch({
      endUsers: [{ email: login, name: login, environments: [environment], password }],
    });
    await this.giveEmail(login, environment);
    await this.visitor.fill('Password', password);
    await this.visitor.press('Sign in');
  }

  /** A provider with IdP information typed in, in effect in one environment. */
  async useProvider(
    name: string,
    environment: string,
    { provisioning, certificate }: { provisioning: 'jit' | 'not_set_up'; certificate?: string },
  ): Promise<void> {
    const app = await this.stage.okta.app().catch(() => this.stage.okta.createApp(this.stage.trust));
    const certificates = [certificate ?? app.certificate];
    this.environment = environment;
    this.providerName = name;
    this.metadataUrl = app.metadataUrl;
    await this.stage.workspace.patch({
      providers: [{ id: 'okta', name, idp: { entityId: app.entityId, ssoUrl: app.ssoUrl, certificates } }],
      links: [{ environment, provider: name, samlEnabled: true, enforcement: { scope: 'all' }, provisioning }],
    });
  }

  /** How often the metadata of any app was fetched. */
  async metadataFetches(): Promise<number> {
    return (await this.stage.idp.received()).filter((exchange) => exchange.kind === 'metadata').length;
  }
}

const walks = new WeakMap<object, Promise<Walk>>();

/** The walk of this scenario; begun by its first step. */
export function walkOf(world: object): Promise<Walk> {
  if (!(world instanceof World)) throw new TypeError('A walk belongs to the World of a scenario');
  const begun = walks.get(world) ?? Walk.open(world);
  walks.set(world, begun);
  return begun;
}
