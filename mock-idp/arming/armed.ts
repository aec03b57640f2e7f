/** Faults waiting for the next messages of an app or a person, for people who play. */
import { type AdHocChange, adHocFault, adHocProblem } from '../faults/index.ts';
import { type Fault, isMetadataFault } from '../saml/index.ts';
import { chooseFault, type FaultPorts } from './chosen-fault.ts';
import { refusal } from './errors.ts';

/** Whose messages, and how many of them. */
export interface ArmScope {
  /** App label; absent: any app. */
  app?: string;
  /** Login; absent: anybody. */
  person?: string;
  /** How many messages it will go into, or fetches of metadata. Default 1. */
  messages?: number | 'until-disarmed';
}

/** A fault of the registry by name, or a change made up on the spot, on which no verdict rests. */
export type ArmInput = ArmScope &
  ({ fault: string; parameters?: Readonly<Record<string, string>> } | { adHoc: AdHocChange });

export interface ArmedFault<F extends Fault = Fault> {
  id: string;
  fault: F;
  parameters: Readonly<Record<string, string>>;
  app?: string;
  person?: string;
  /** Messages left. */
  messages: number | 'until-disarmed';
  at: string;
}

export interface ArmedFaults {
  /** Throws ControlError `validation_failed` for an unknown fault, parameter or person. */
  arm(input: ArmInput): Promise<ArmedFault>;
  disarm(id: string): boolean;
  /** Without situations: the stage lists those, whatever carries them. */
  list(): ArmedFault[];
}

/** The same with the ways in that only the IdP itself uses. */
export interface ArmedFaultsForIssuing extends ArmedFaults {
  /** Arms what was checked already. */
  put(fault: Fault, parameters: Readonly<Record<string, string>>, scope: ArmScope): ArmedFault;
  /** Takes one message's worth of every fault that matches; the answer gives back what was not applied. */
  take<F extends Fault>(
    wanted: (fault: Fault) => fault is F,
    asked: { app: string; person?: string },
  ): { faults: ArmedFault<F>[]; giveBack(fault: ArmedFault): void };
  /** Situations that go into the next messages. */
  situations(): ArmedFault[];
  clear(): void;
}

/** More than anybody plays with at once. */
const most = 100;

const same = (wanted: string | undefined, actual: string | undefined) =>
  wanted === undefined || wanted.toLowerCase() === actual?.toLowerCase();

/** Checks for whose messages something is meant; answers how many. Throws ControlError. */
export async function checkScope<Messages extends number | 'until-disarmed' = number>(
  { person, messages = 1 }: Omit<ArmScope, 'messages'> & { messages?: Messages | 1 },
  hasPerson: (login: string) => Promise<boolean>,
): Promise<Messages | 1> {
  const count = messages === 'until-disarmed' ? 1 : Number(messages);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    const remedy = 'A whole number from 1 to 1000, or "until-disarmed".';
    throw refusal('validation_failed', '/messages', 'Not a number of messages.', remedy);
  }
  if (person !== undefined && !(await hasPerson(person))) {
    throw refusal('validation_failed', '/person', `There is no person ${person}.`, 'The login of a person.');
  }
  return messages;
}

async function chosen(ports: FaultPorts, input: ArmInput, number: number) {
  if (!('adHoc' in input)) {
    const { fault: name, parameters } = input;
    return chooseFault(ports, { name, ...(parameters && { parameters }) }, '');
  }
  const problem = adHocProblem(input.adHoc);
  if (problem !== undefined) {
    const remedy = 'Give XML that can be read, or sign: as-it-is to send the text untouched.';
    throw refusal('validation_failed', '/adHoc/xml', problem, remedy);
  }
  return { fault: adHocFault(input.adHoc, `ad-hoc-${number}`), parameters: {} };
}

/** Nothing armed yet. */
export function createArmedFaults(ports: FaultPorts & { now(): Date }): ArmedFaultsForIssuing {
  const armed = new Map<string, ArmedFault>();
  let number = 0;
  const put: ArmedFaultsForIssuing['put'] = (fault, parameters, { app, person, messages = 1 }) => {
    if (armed.size >= most) throw refusal('conflict', '', 'Too many faults are armed.', 'Disarm some first.');
    number += 1;
    const waiting: ArmedFault = {
      id: `armed-${number}`,
      fault,
      parameters,
      ...(app !== undefined && { app }),
      ...(person !== undefined && { person }),
      messages,
      at: ports.now().toISOString(),
    };
    armed.set(waiting.id, waiting);
    return waiting;
  };
  return {
    put,
    arm: async (input) => {
      const { fault, parameters } = await chosen(ports, input, number + 1);
      if (input.person !== undefined && isMetadataFault(fault)) {
        const remedy = "Leave the person out: an SP's server fetches metadata, for nobody in particular.";
        throw refusal('validation_failed', '/person', `${fault.name} concerns no person.`, remedy);
      }
      const messages = await checkScope(input, ports.hasPerson);
      return put(fault, parameters, { ...input, messages });
    },
    disarm: (id) => armed.delete(id),
    list: () => [...armed.values()].filter((one) => !isSituation(one)),
    situations: () => [...armed.values()].filter(isSituation),
    take: (wanted, { app, person }) => {
      const matching = [...armed.values()]
        .filter((one) => same(one.app, app) && same(one.person, person))
        .filter(carrying(wanted));
      for (const one of matching) {
        if (one.messages === 'until-disarmed') continue;
        if (one.messages === 1) armed.delete(one.id);
        else armed.set(one.id, { ...one, messages: one.messages - 1 });
      }
      const giveBack = (one: ArmedFault) => {
        if (one.messages === 'until-disarmed') return;
        const left = armed.get(one.id)?.messages;
        armed.set(one.id, { ...one, messages: typeof left === 'number' ? left + 1 : 1 });
      };
      return { faults: matching, giveBack };
    },
    clear: () => armed.clear(),
  };
}

const isSituation = ({ fault }: ArmedFault) => fault.family === 'situation';

/** Whether what is armed is a fault of the wanted kind. */
function carrying<F extends Fault>(wanted: (fault: Fault) => fault is F) {
  return (one: ArmedFault): one is ArmedFault<F> => wanted(one.fault);
}
