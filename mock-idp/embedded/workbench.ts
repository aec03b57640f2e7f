/** What people work with who test an SP by hand or from a test of their own. */
import { type ArmedFaultsForIssuing, chooseFault, type FaultPorts } from '../arming/index.ts';
import {
  isLoopbackHost,
  isLoopbackUrl,
  type LaboratoryPorts,
  type Unattended,
  unattendedSetting,
} from '../http/index.ts';
import type { OrgServices, Random } from '../org/index.ts';
import { type Fault, isResponseFault } from '../saml/index.ts';
import { applySeed, exportSeed, type OrgSeed } from '../seed/index.ts';
import {
  createJourneys,
  createStage,
  type Journeys,
  type Stage,
  type StagedSituation,
  type StageInput,
} from '../situations/index.ts';
import type { Exchange, TraceLog } from '../trace/index.ts';
import { createRequestQueue, type TakeRequestOptions } from './requests.ts';
import { type ResendOptions, resend } from './resend.ts';
import { armingProblems, armSeed } from './seed-arming.ts';

export interface WorkbenchOptions {
  /**
   * The sign-in page shows the AuthnRequest and lets anybody send any message as anybody. Default: only while the SAML
   * face is on loopback.
   */
  laboratory?: boolean;
  /**
   * A request that names a person (`x-assay-person` or `?assay_person=`) is answered without a page. Off unless said;
   * beyond loopback it needs the token, given here or made.
   */
  unattended?: boolean | { token: string };
}

/** The part of a running IdP that is for tests. */
export interface Workbench {
  /** Has a situation happen to the next sign-ins. */
  stage(situation: string, scope?: Omit<StageInput, 'situation'>): Promise<StagedSituation>;
  /** The next AuthnRequest that was not taken yet, in the order they came. Waits for it, but not for ever. */
  takeRequest(options?: TakeRequestOptions): Promise<Exchange>;
  /** Sends the message of an exchange again, byte for byte, to where it went; answers what came back. */
  resend(exchange: string | Pick<Exchange, 'id'>, options?: ResendOptions): Promise<Response>;
  /** Applies a seed to what is there, as an upsert. Throws SeedError with every problem, and then nothing was changed. */
  apply(seed: unknown): Promise<OrgSeed>;
  /** The organisation as a seed that makes it again. Passwords and keys are not in it. */
  exportSeed(): Promise<OrgSeed>;
  /** There when unattended sign-in is on: for `x-assay-token` or `?assay_token=` beyond loopback. */
  unattendedToken?: string;
}

export interface WorkbenchPorts extends FaultPorts {
  org: OrgServices;
  trace: TraceLog;
  armed: ArmedFaultsForIssuing;
  faults: readonly Fault[];
  now(): Date;
  random: Random;
  /** Where the SAML face is reached, and the address it listens on. */
  samlUrl: string;
  host: string;
}

/** The workbench with what the faces need of it. */
export interface Bench {
  face: Workbench;
  journeys: Journeys;
  stage: Stage;
  laboratory?: LaboratoryPorts;
  unattended?: Unattended;
  /** Forgets what was staged and taken, then stages what the seed says. */
  reset(seed: OrgSeed | undefined): Promise<void>;
}

/** What the laboratory may choose from: faults of Responses. */
export function laboratoryOf({ faults, hasPerson }: FaultPorts): LaboratoryPorts {
  const forResponses = faults.filter(isResponseFault);
  return {
    faults: forResponses,
    choose: (name, parameters) => chooseFault({ faults: forResponses, hasPerson }, { name, parameters }, ''),
  };
}

/** Makes it. */
export function createWorkbench(ports: WorkbenchPorts, options: WorkbenchOptions): Bench {
  const { org, trace, armed, now, random, hasPerson } = ports;
  const journeys = createJourneys(now);
  const requests = createRequestQueue(trace);
  const ssoUrl = async (label: string) => {
    const app = await org.applications.findByLabel(label);
    return app && org.applications.addresses(app).ssoUrl;
  };
  const stage = createStage({ armed, journeys, trace, hasPerson, ssoUrl });
  // A wildcard address is reached by its loopback name, too: what is listened on counts as well.
  const onLoopback = isLoopbackUrl(ports.samlUrl) && isLoopbackHost(ports.host);
  const unattended = unattendedSetting(options.unattended, onLoopback, random);
  const apply = async (candidate: unknown) => {
    const seed = await applySeed(org, candidate, (read) => armingProblems(org, read));
    await armSeed({ armed, stage }, seed);
    return seed;
  };
  return {
    journeys,
    stage,
    ...((options.laboratory ?? onLoopback) && { laboratory: laboratoryOf(ports) }),
    ...(unattended && { unattended }),
    reset: async (seed) => {
      journeys.clear();
      requests.clear();
      if (seed) await armSeed({ armed, stage }, seed);
    },
    face: {
      stage: (situation, scope = {}) => stage.stage({ situation, ...scope }),
      takeRequest: (wanted) => requests.take(wanted),
      resend: (exchange, how) => resend(trace, exchange, how),
      apply,
      exportSeed: () => exportSeed(org),
      ...(unattended && { unattendedToken: unattended.token }),
    },
  };
}
