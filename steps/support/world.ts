import { isDeepStrictEqual } from 'node:util';
import { World as CucumberWorld, type IWorldOptions } from '@cucumber/cucumber';
import type { Expected, Inspection } from '../../reports/index.ts';
import type { SutDriver } from '../../sp-under-test/drivers/index.ts';
import {
  type Attempt,
  type AttemptRequest,
  attempt,
  deliverAgain,
  type FaultRequest,
  type IdpControl,
  type Listener,
  type Person,
  PublishedMetadata,
} from '../oracle/index.ts';
import type { AgentOptions, ChromiumAgent, JudgeAgent } from '../user-agents/index.ts';
import { Case } from './case.ts';
import { chromiumPool } from './chromium-pool.ts';
import { type Life, signsIn } from './liveness.ts';
import { LogoutScene } from './logout-scene.ts';
import type { RunParameters } from './parameters.ts';
import { openStation, type SealPlan, type Station } from './station.ts';

/** What the steps of one scenario share. */
export class World extends CucumberWorld<RunParameters> {
  readonly station: Station;
  readonly #chromium: ChromiumAgent[] = [];
  #case: Case | undefined;
  #attempt: Attempt | undefined;
  #armed: { faults: FaultRequest[]; forged: Person | undefined } = { faults: [], forged: undefined };
  #seal: SealPlan | undefined;
  #session: JudgeAgent | undefined;
  #logout: LogoutScene | undefined;
  /** What the last inspection found; undefined where there was nothing to inspect. */
  inspection: { found: Inspection | undefined } | undefined;
  #listener: Listener | undefined;
  readonly #servers: Listener[] = [];
  readonly metadata: PublishedMetadata;
  /** Every attempt of this scenario, in order. */
  readonly made: Attempt[] = [];

  constructor(options: IWorldOptions<RunParameters>) {
    super(options);
    this.station = openStation(this.parameters);
    this.metadata = new PublishedMetadata(this.station);
  }

  get driver(): SutDriver {
    return this.station.driver;
  }

  get idp(): IdpControl {
    return this.station.idp;
  }

  /** The case this scenario is. */
  get case(): Case {
    if (this.#case === undefined) throw new Error('No scenario has begun');
    return this.#case;
  }

  begin(tags: readonly string[], expected: Expected): void {
    this.#case = new Case(tags, expected, this.parameters);
  }

  /** A person by the name scenarios use. */
  person(alias: string): Person {
    const found = this.station.people.find((person) => person.alias === alias);
    if (found !== undefined) return found;
    throw new Error(
      `Nobody is called "${alias}"; known: ${this.station.people.map((person) => person.alias).join(', ')}`,
    );
  }

  /** Another browser, of the kind that this SP needs. */
  newAgent(): Promise<JudgeAgent> {
    return this.station.newAgent();
  }

  async chromiumAgent(options: AgentOptions = {}): Promise<ChromiumAgent> {
    const { chromium, timeLimitMs } = this.parameters;
    const agent = await chromiumPool.agent(chromium, { timeLimitMs, ...options });
    this.#chromium.push(agent);
    return agent;
  }

  /** Browsers this scenario opened, for screenshots when it fails. */
  get chromiumAgents(): readonly ChromiumAgent[] {
    return this.#chromium;
  }

  /** Signing out, in this scenario. */
  get logout(): LogoutScene {
    this.#logout ??= new LogoutScene(this);
    return this.#logout;
  }

  /** What is armed, for one message; then nothing is armed. */
  takeArmed(): { faults: FaultRequest[]; forged: Person | undefined } {
    const armed = this.#armed;
    this.#armed = { faults: [], forged: undefined };
    return armed;
  }

  /** Changes how the IdP seals, until the scenario ends; what is not named stays as it is. */
  async seal(change: Partial<SealPlan>): Promise<void> {
    this.#seal = { ...(this.#seal ?? this.station.baseline), ...change };
    await this.station.seal(this.#seal);
  }

  arm(fault: FaultRequest, forged?: Person): void {
    this.#armed.faults.push(fault);
    if (forged !== undefined) this.#armed.forged = forged;
  }

  /**
   * One sign-in with whatever is armed; armed faults serve once. A fault that could not be carried out ends the case: the
   * message that was sent says nothing about it.
   */
  async signIn(request: Pick<AttemptRequest, 'person'> & Partial<AttemptRequest>): Promise<'skipped' | undefined> {
    const { faults, forged } = this.takeArmed();
    const made = this.keep(
      await attempt(this.station, {
        start: 'sp',
        delivery: 'same-browser',
        faults,
        ...(forged === undefined ? {} : { forged }),
        ...request,
      }),
    );
    if (made.emitted === undefined || made.fault === undefined || made.fault.state === 'applied') return undefined;
    this.case.notApplicable(`"${made.fault.name}" cannot be carried out in a message as this SP takes it.`);
    return 'skipped';
  }

  keep(made: Attempt): Attempt {
    this.#attempt = made;
    this.made.push(made);
    this.case.add(made);
    return made;
  }

  /** The last attempt of this scenario. */
  get attempt(): Attempt {
    if (this.#attempt === undefined) throw new Error('Nobody has tried to sign in in this scenario');
    return this.#attempt;
  }

  /** Delivers the Response of an earlier attempt once more; what follows is judged. */
  async repeat(earlier: Attempt, agent: JudgeAgent): Promise<Attempt> {
    this.#session ??= earlier.agent;
    return this.keep(await deliverAgain(this.station, earlier, agent));
  }

  /** The browser in which the person was signed in before the last message. */
  get sessionAgent(): JudgeAgent {
    return this.#session ?? this.attempt.agent;
  }

  firstPerson(): Person {
    const [first] = this.station.people;
    if (first === undefined) throw new Error('The SP names nobody who can sign in');
    return first;
  }

  get tried(): boolean {
    return this.#attempt !== undefined;
  }

  /** A server of the judge's own that the IdP will name; what comes there is evidence. */
  listen(listener: Listener): Listener {
    this.#listener = listener;
    this.closeLater(listener);
    return listener;
  }

  /** A server that serves this scenario only. */
  closeLater(listener: Listener): void {
    this.#servers.push(listener);
  }

  /** What came there, where anybody listened. */
  get fetched(): readonly string[] | undefined {
    return this.#listener?.fetched();
  }

  /** Puts back what the IdP signs and publishes, so that a good sign-in can follow. */
  async restoreIdp(): Promise<void> {
    await this.metadata.putBack();
    const { baseline } = this.station;
    if (this.#seal !== undefined && !isDeepStrictEqual(this.#seal, baseline)) await this.station.seal(baseline);
    this.#seal = undefined;
  }

  /** One good sign-in, sealed as ever. */
  async signsInPlainly(person: Person): Promise<Life> {
    await this.restoreIdp();
    return signsIn(this.station, person, { out: this.#logout !== undefined });
  }

  /** Puts back everything this scenario moved and closes what it opened. */
  async restore(): Promise<void> {
    await this.restoreIdp();
    await this.#logout?.endAll();
    await Promise.all(this.#servers.splice(0).map((server) => server.close()));
    for (const agent of this.#chromium.splice(0)) chromiumPool.release(agent);
    await this.station.close();
  }
}
