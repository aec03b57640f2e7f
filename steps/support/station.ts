import {
  createBlackBoxDriver,
  createReferenceDriver,
  type Reach,
  type SutDriver,
} from '../../sp-under-test/drivers/index.ts';
import { type ContentCipher, IdpControl, Pace, type Person, type Stage } from '../oracle/index.ts';
import { ChromiumAgent, HttpAgent, type JudgeAgent } from '../user-agents/index.ts';
import { chromiumPool } from './chromium-pool.ts';
import { ownStation } from './own-station.ts';
import type { RunParameters, Sealing, StationParameters, SutParameters } from './parameters.ts';

/** How the IdP seals. */
export interface SealPlan {
  signed: Sealing;
  /** Absent: the Assertion travels in the clear. `key` counts the certificates of the SP. */
  encrypted?: { cipher: ContentCipher; key: number };
}

/** How patient and how gentle the judge is, and the browser it has. */
export type Limits = Pick<RunParameters, 'timeLimitMs' | 'maxRate' | 'chromium'>;

/** One pace for the whole process: stations come and go with their scenarios. */
const paces = new Map<number | null, Pace>();

function paceOf(maxRate: number | null): Pace {
  const pace = paces.get(maxRate) ?? new Pace(maxRate);
  paces.set(maxRate, pace);
  return pace;
}

/** A mock IdP and an SP wired to each other, as a worker sees them. */
export class Station implements Stage {
  readonly driver: SutDriver;
  readonly idp: IdpControl;
  readonly idpUrl: string;
  readonly appLabel: string;
  readonly secondAppLabel: string;
  readonly tenantAppLabel: string;
  readonly people: readonly Person[];
  readonly sealings: StationParameters['sealings'];
  readonly habits: StationParameters['habits'];
  readonly nameIdFormat: string;
  readonly encryptionCertificates: readonly string[];
  readonly logout: StationParameters['logout'];
  /** Other ACS of the same SP. */
  readonly acsEndpoints: StationParameters['acsEndpoints'];
  /** Who has an account in the other tenant, and there alone. */
  readonly tenantPeople: readonly Person[];
  readonly #agents: JudgeAgent[] = [];
  readonly #timeLimitMs: number;
  readonly #chromium: Limits['chromium'];
  readonly #pace: Pace;

  constructor(parameters: StationParameters, driver: SutDriver, limits: Limits) {
    this.driver = driver;
    this.idp = new IdpControl(parameters.idp);
    this.idpUrl = parameters.idp.samlUrl;
    this.appLabel = parameters.idp.appLabel;
    this.secondAppLabel = parameters.idp.secondAppLabel;
    this.tenantAppLabel = parameters.idp.tenantAppLabel;
    this.people = parameters.people;
    this.sealings = parameters.sealings;
    this.habits = parameters.habits;
    this.nameIdFormat = parameters.nameIdFormat;
    this.encryptionCertificates = parameters.encryptionCertificates;
    this.logout = parameters.logout;
    this.acsEndpoints = parameters.acsEndpoints;
    this.tenantPeople = parameters.tenantPeople;
    this.#timeLimitMs = limits.timeLimitMs;
    this.#chromium = limits.chromium;
    this.#pace = paceOf(limits.maxRate ?? driver.declares.maxRate ?? null);
  }

  /** What the SP's metadata, or what the driver knows, makes possible in single logout. */
  logoutFeatures(): string[] {
    const bindings = this.logout?.services.map(({ binding }) => binding) ?? [];
    return [
      ...(bindings.length > 0 ? ['logout'] : []),
      ...(bindings.includes('HTTP-Redirect') ? ['logout-redirect'] : []),
      ...(bindings.includes('HTTP-POST') ? ['logout-post'] : []),
      ...(bindings.length > 0 && this.driver.signOut !== undefined ? ['sign-out'] : []),
    ];
  }

  /** Same-site where the SP loses its cookie otherwise: one case says so, the others are about something else. */
  async newAgent({ oneSite = this.habits.losesCookie }: { oneSite?: boolean } = {}): Promise<JudgeAgent> {
    const { agent: kind, reach } = this.driver;
    const way: { reach?: Reach } = reach === undefined ? {} : { reach };
    const timeLimitMs = this.#timeLimitMs;
    const agent =
      kind === 'chromium'
        ? await chromiumPool.agent(this.#chromium, { timeLimitMs, ...way })
        : new HttpAgent({ timeLimitMs, oneSite, ...way });
    this.#agents.push(agent);
    return agent;
  }

  turn(): Promise<void> {
    return this.#pace.turn();
  }

  now(): Date {
    return new Date();
  }

  /** How the IdP seals where a case does not say otherwise. */
  get baseline(): SealPlan {
    const { baseline, cipher, encryption } = this.sealings;
    return { signed: baseline, ...(encryption === 'required' ? { encrypted: { cipher, key: 0 } } : {}) };
  }

  /** Sets what the IdP signs from now on, and whether it encrypts. */
  async seal({ signed, encrypted }: SealPlan): Promise<void> {
    const certificate = this.encryptionCertificates[encrypted?.key ?? 0];
    if (encrypted !== undefined && certificate === undefined) throw new Error('There is no certificate to encrypt for');
    const signOn = {
      responseSigned: signed !== 'A',
      assertionSigned: signed !== 'R',
      assertionEncryption:
        encrypted === undefined
          ? { enabled: false }
          : {
              enabled: true,
              encryptionAlgorithm: encrypted.cipher.replace('-', '_'),
              keyTransportAlgorithm: 'RSA_OAEP',
              x5c: [certificate],
            },
    };
    await this.idp.organisation({ apps: [{ label: this.appLabel, signOn }] });
  }

  async close(): Promise<void> {
    for (const agent of this.#agents.splice(0)) {
      if (agent instanceof ChromiumAgent) chromiumPool.release(agent);
      else await agent.close();
    }
  }
}

/** The driver of an SP that is already set up. */
export function openDriver(sut: SutParameters): SutDriver {
  return sut.kind === 'reference'
    ? createReferenceDriver(sut)
    : createBlackBoxDriver(sut.profile, {
        directory: sut.directory,
        env: sut.environment,
        ...(sut.trust === undefined ? {} : { trust: sut.trust }),
      });
}

/** The station of this process, as a scenario has it. */
export function openStation(run: RunParameters): Station {
  const parameters = run.ownStations === null ? run.station : { ...run.station, ...ownStation.wiring };
  return new Station(parameters, openDriver(parameters.sut), run);
}
