import { createMockIdp, type MockIdp } from '../../mock-idp/index.ts';
import { createReferenceDriver } from '../../sp-under-test/drivers/index.ts';
import { createReferenceSp, type Policy, type ReferenceSp } from '../../sp-under-test/index.ts';
import { IdpControl } from '../oracle/index.ts';
import { spKeys } from '../support/index.ts';
import { Administrator } from './administrator.ts';
import { StageClock } from './clock.ts';
import { evidenceOf, type Piece } from './evidence.ts';
import { IamApi } from './iam-api.ts';
import { Issued } from './issued.ts';
import { Logout } from './logout.ts';
import { OktaOrganisation } from './okta.ts';
import { OktaAdministrator } from './okta-administrator.ts';
import { Passwords } from './passwords.ts';
import { People } from './people.ts';
import { Seats } from './seats.ts';
import { SigningKeys } from './signing-keys.ts';
import { Trust } from './trust.ts';
import { Visits } from './visits.ts';
import { Workspace } from './workspace.ts';

export interface StageOptions {
  /** Single decisions of the SP to replace. */
  policy?: Partial<Policy>;
  /** Whether somebody can open Okta's console by password. Default: no, because hashing one takes longer than a sign-in. */
  consolePassword?: boolean;
}

/** Every scenario sets passwords, and nobody shall have to guess these: the usual hash takes twenty times as long. */
const passwordWork = 1_024;

const administrator = { login: OktaAdministrator.login, firstName: 'Ada', lastName: 'Admin', administrator: true };

/**
 * An Okta organisation and a Workato workspace of a scenario's own, wired to each other. Each scenario has a new one, so
 * that nothing a scenario did is there for the next, in whatever order and however many at a time they run.
 */
export class Stage {
  readonly idp: MockIdp;
  readonly sp: ReferenceSp;
  readonly control: IdpControl;
  readonly okta: OktaOrganisation;
  readonly administrator: Administrator;
  readonly oktaAdministrator: OktaAdministrator;
  readonly iamApi: IamApi;
  readonly people: People;
  readonly clock: StageClock;
  readonly workspace: Workspace;
  readonly trust: Trust;
  readonly visits: Visits;
  readonly passwords: Passwords;
  readonly logout: Logout;
  readonly issued: Issued;
  readonly signingKeys: SigningKeys;
  readonly #seats: Seats;

  private constructor(idp: MockIdp, sp: ReferenceSp) {
    const driver = createReferenceDriver({ url: sp.url, controlToken: sp.controlToken });
    const addresses = { idp: idp.samlUrl, sp: sp.url };
    this.idp = idp;
    this.sp = sp;
    this.control = new IdpControl(idp);
    this.okta = new OktaOrganisation(this.control);
    this.administrator = new Administrator(sp.adminUrl);
    this.oktaAdministrator = new OktaAdministrator(idp.adminUrl);
    this.iamApi = new IamApi(sp.url);
    this.people = new People(this.okta);
    this.clock = new StageClock(this.control, driver);
    this.workspace = new Workspace(driver, this.people);
    this.trust = new Trust(sp.url, this.okta, this.workspace);
    this.#seats = new Seats(this.control, this.people, this.clock);
    const { okta, people, clock, workspace, trust, control } = this;
    const parts = { idp, okta, people, clock, workspace, trust, control, addresses, driver, seats: this.#seats };
    this.visits = new Visits(parts);
    this.passwords = new Passwords(parts);
    this.logout = new Logout(parts);
    this.issued = new Issued(parts);
    this.signingKeys = new SigningKeys(parts);
  }

  /** Both parties on free ports, nothing configured. */
  static async open(options: StageOptions = {}): Promise<Stage> {
    const password = options.consolePassword === true ? { password: OktaOrganisation.password } : {};
    return new Stage(
      await createMockIdp({ seed: { people: [{ ...administrator, ...password }] } }),
      await createReferenceSp({ keys: spKeys(), policy: options.policy ?? {}, passwordWork }),
    );
  }

  /** What to look at when a scenario failed. */
  evidence(): Promise<Piece[]> {
    return evidenceOf({ idp: this.idp, seats: this.#seats });
  }

  async close(): Promise<void> {
    await this.#seats.close();
    await Promise.all([this.idp.close(), this.sp.close()]);
  }
}
