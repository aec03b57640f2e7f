/** Puts a situation on the stage, whatever kind it is. */
import { type ArmedFault, type ArmedFaultsForIssuing, ControlError, checkScope, refusal } from '../arming/index.ts';
import { checkFaultParameters, FaultParametersInvalid } from '../faults/index.ts';
import type { TraceLog } from '../trace/index.ts';
import { asFault } from './as-fault.ts';
import type { Journeys } from './journeys.ts';
import { situations } from './registry.ts';
import type { Situation } from './situation.ts';

export interface StageInput {
  situation: string;
  parameters?: Readonly<Record<string, string>>;
  /** App label; absent: any app. An address needs it. */
  app?: string;
  /** Login; absent: anybody. */
  person?: string;
  /** How many sign-ins it meets. Default 1. */
  messages?: number;
}

/** A situation that is on. */
export interface StagedSituation {
  id: string;
  situation: string;
  summary: string;
  /** What a sound SP does about it. */
  expect: string;
  /** The address to open, where there is one. */
  url?: string;
}

/** A situation that waits for its sign-in. */
export type Staged = Omit<ArmedFault, 'fault' | 'at'> & { situation: string };

export interface Stage {
  /** Throws ControlError with what is wrong. */
  stage(input: StageInput): Promise<StagedSituation>;
  /** Every situation that waits for somebody, whatever its kind. */
  list(): Staged[];
  end(id: string): boolean;
}

export interface StagePorts {
  armed: ArmedFaultsForIssuing;
  journeys: Journeys;
  trace: TraceLog;
  hasPerson(login: string): Promise<boolean>;
  /** The SSO URL of an app by label; undefined when there is no such app. */
  ssoUrl(label: string): Promise<string | undefined>;
}

function named(name: string): Situation {
  const found = situations.find((candidate) => candidate.name === name);
  if (found) return found;
  const remedy = `One of ${situations.map((candidate) => candidate.name).join(', ')}.`;
  throw refusal('validation_failed', '/situation', `There is no situation named ${name}.`, remedy);
}

function parametersOf(situation: Situation, given: StageInput['parameters']) {
  try {
    return checkFaultParameters(situation, given);
  } catch (error) {
    if (!(error instanceof FaultParametersInvalid)) throw error;
    const known = Object.keys(situation.parameters ?? {});
    const remedy = known.length === 0 ? 'It takes none.' : `It takes ${known.join(', ')}.`;
    const problems = error.problems.map((message) => ({ path: '/parameters', message, remedy }));
    throw new ControlError('validation_failed', `${situation.name} cannot be staged so.`, problems);
  }
}

/** The request of an address situation: what came over HTTP-Redirect for this app, newest first. */
function requestsOf(trace: TraceLog, app: string) {
  return trace
    .list()
    .filter((one) => one.kind === 'AuthnRequest' && one.binding === 'HTTP-Redirect' && one.emitted && one.app === app)
    .flatMap(({ parameters }) => (parameters ? [{ parameters }] : []));
}

/** Makes the stage. */
export function createStage({ armed, journeys, trace, hasPerson, ssoUrl }: StagePorts): Stage {
  const address = async (situation: Situation & { kind: 'address' }, app: string | undefined) => {
    const target = app === undefined ? undefined : await ssoUrl(app);
    if (app === undefined || target === undefined) {
      throw refusal('validation_failed', '/app', `${situation.name} needs an app.`, 'The label of an app.');
    }
    const url = situation.address(target, requestsOf(trace, app));
    if (url === undefined) throw refusal('conflict', '', 'There is nothing to make the address of.', situation.needs);
    return url;
  };
  return {
    stage: async ({ situation: name, parameters: given, ...scope }) => {
      const situation = named(name);
      const parameters = parametersOf(situation, given);
      const messages = await checkScope(scope, hasPerson);
      if (scope.app !== undefined && (await ssoUrl(scope.app)) === undefined) {
        throw refusal('validation_failed', '/app', `There is no app ${scope.app}.`, 'The label of an app.');
      }
      const told = { situation: name, summary: situation.summary, expect: situation.expect };
      switch (situation.kind) {
        case 'message':
          return { id: armed.put(asFault(situation), parameters, { ...scope, messages }).id, ...told };
        case 'journey':
          return { id: journeys.put({ ...scope, situation, parameters, messages }).id, ...told };
        case 'address':
          return { id: `address-${name}`, ...told, url: await address(situation, scope.app) };
      }
    },
    list: () => [
      ...journeys.list().map(({ situation, ...one }) => ({ ...one, situation: situation.name })),
      ...armed.situations().map(({ at: _at, fault, ...one }) => ({ ...one, situation: fault.name })),
    ],
    end: (id) => journeys.end(id) || armed.disarm(id),
  };
}
