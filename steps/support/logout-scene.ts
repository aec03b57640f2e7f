import type { Inspection } from '../../reports/index.ts';
import type { SpLogout } from '../../sp-under-test/drivers/index.ts';
import {
  type Attempt,
  type AttemptRequest,
  attempt,
  completeLogout,
  deliverAgain,
  endSession,
  type FaultRequest,
  holdBack,
  inspectLogout,
  type LogoutAttempt,
  type LogoutOrder,
  type Person,
  readAssertion,
  sendLogoutAgain,
  signOutAtIdp,
  signOutAtSp,
} from '../oracle/index.ts';
import type { Case } from './case.ts';
import type { Station } from './station.ts';

/** What a scenario about signing out needs of the world it plays in. */
interface Surroundings {
  readonly station: Station;
  readonly case: Case;
  /** Takes the faults that wait for the next message. */
  takeArmed(): { faults: FaultRequest[] };
  /** Notes what a sign-in led to. */
  keep(made: Attempt): void;
}

/** The sessions of a scenario about signing out, and the last message that was to end one. */
export class LogoutScene {
  readonly #world: Surroundings;
  readonly #sessions: Attempt[] = [];
  #last: LogoutAttempt | undefined;

  constructor(world: Surroundings) {
    this.#world = world;
  }

  /** A good sign-in in a browser of its own, whatever is armed. */
  async signIn(person: Person): Promise<void> {
    this.#keep(await attempt(this.#world.station, this.#plain(person)));
  }

  /** The same person in the browser of the first session. */
  async signInAgain(): Promise<void> {
    const { agent, request } = this.#first;
    this.#sessions.unshift(await attempt(this.#world.station, { ...this.#plain(request.person), agent }));
    this.#world.keep(this.#first);
  }

  /** Obtains a Response that is delivered only later. */
  async holdBack(person: Person): Promise<void> {
    this.#keep(await holdBack(this.#world.station, this.#plain(person)));
  }

  async deliverHeld(): Promise<void> {
    const held = this.#first;
    this.#world.keep(await deliverAgain(this.#world.station, held, held.agent));
  }

  /** The SessionIndex of the second browser. */
  async otherIndex(): Promise<string> {
    const read = await readAssertion(this.#sessions[1]?.emitted?.xml ?? '');
    if (read === undefined) throw new Error('There is no second session');
    return read.sessionIndex;
  }

  async signOutAtIdp(message: LogoutOrder['message'], binding: LogoutOrder['binding']): Promise<void> {
    const { url, responseUrl } = this.#service(binding);
    const order = { message, binding, url: message === 'LogoutRequest' ? url : (responseUrl ?? url) };
    this.#observed(
      await signOutAtIdp(this.#world.station, { session: this.#first, order, faults: this.#world.takeArmed().faults }),
    );
  }

  /**
   * Whether a genuine request about somebody else spares this person's session: else no case can show whose name the SP reads.
   * In a session of its own, for the IdP's ends with it.
   */
  async leavesAlone(person: Person, named: Person, binding: LogoutOrder['binding']): Promise<boolean> {
    const { station } = this.#world;
    const session = await attempt(station, this.#plain(person));
    const order = { message: 'LogoutRequest', binding, url: this.#service(binding).url } as const;
    const faults = [{ name: 'logout-name-id-other', parameters: { as: named.login } }];
    const made = await signOutAtIdp(station, { session, order, faults });
    await endSession(station, session);
    this.#world.case.add(made);
    return made.outcome !== 'accepted-as-expected';
  }

  /** Nobody stays signed in in a browser of this scenario: the next one begins without older sessions of the same people. */
  async endAll(): Promise<void> {
    if (this.#last?.endedBefore === true && this.#last.fault !== undefined)
      await completeLogout(this.#world.station, this.#last);
    for (const session of this.#sessions.splice(0)) await endSession(this.#world.station, session);
  }

  async signOutAtSp(): Promise<void> {
    const { station } = this.#world;
    const [{ binding }] = this.#services;
    const { url, responseUrl } = this.#service(binding);
    const order = { message: 'LogoutResponse', binding, url: responseUrl ?? url } as const;
    const request = { session: this.#first, order, faults: this.#world.takeArmed().faults };
    this.#observed(await signOutAtSp(station, request, async (agent) => station.driver.signOut?.(agent)));
  }

  async sendAgain(): Promise<void> {
    this.#observed(await sendLogoutAgain(this.#world.station, this.last, this.#first));
  }

  /** Looks at the SP's last message. */
  async inspect(name: string): Promise<Inspection | undefined> {
    const { appLabel, idp } = this.#world.station;
    return inspectLogout(name, this.last, this.#sp, await idp.app(appLabel));
  }

  /** Whether anybody is signed in in each browser of the scenario. */
  async signedIn(): Promise<boolean[]> {
    const { driver } = this.#world.station;
    const agents = [...new Set(this.#sessions.map(({ agent }) => agent))];
    const seen = [];
    for (const agent of agents) seen.push((await driver.whoami(agent)) !== undefined);
    return seen;
  }

  get last(): LogoutAttempt {
    if (this.#last === undefined) throw new Error('Nobody has signed out in this scenario');
    return this.#last;
  }

  get #first(): Attempt {
    const [first] = this.#sessions;
    if (first === undefined) throw new Error('Nobody has signed in in this scenario');
    return first;
  }

  get #sp(): SpLogout & { spEntityId: string } {
    const { logout } = this.#world.station;
    if (logout === undefined) throw new Error('The SP takes no logout messages: tag the scenario @needs-logout');
    return logout;
  }

  get #services() {
    const [first, ...rest] = this.#sp.services;
    if (first === undefined) throw new Error('The SP takes no logout messages: tag the scenario @needs-logout');
    return [first, ...rest] as const;
  }

  #service(wanted: LogoutOrder['binding']) {
    const found = this.#services.find(({ binding }) => binding === wanted);
    if (found === undefined) throw new Error(`The SP takes no logout messages by ${wanted}: tag the scenario`);
    return found;
  }

  #plain(person: Person): AttemptRequest {
    return { person, faults: [], start: 'sp', delivery: 'same-browser' };
  }

  #keep(made: Attempt): void {
    this.#sessions.push(made);
    this.#world.keep(made);
  }

  #observed(made: LogoutAttempt): void {
    this.#last = made;
    this.#world.case.add(made);
  }
}
