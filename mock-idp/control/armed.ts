/** Faults waiting for the next messages of an app or a person, for people who play. */
import type { Fault } from '../faults/index.ts';
import { chooseFault, type FaultPorts } from './chosen-fault.ts';
import { refusal } from './errors.ts';

export interface ArmInput {
  fault: string;
  parameters?: Readonly<Record<string, string>>;
  /** App label; absent: any app. */
  app?: string;
  /** Login; absent: anybody. */
  person?: string;
  /** How many messages it will go into. Default 1. */
  messages?: number;
}

export interface ArmedFault<F extends Fault = Fault> {
  id: string;
  fault: F;
  parameters: Readonly<Record<string, string>>;
  app?: string;
  person?: string;
  /** Messages left. */
  messages: number;
  at: string;
}

export interface ArmedFaults {
  /** Throws ControlError `validation_failed` for an unknown fault, parameter or person. */
  arm(input: ArmInput): Promise<ArmedFault>;
  disarm(id: string): boolean;
  list(): ArmedFault[];
}

/** The same with the way in that only the line of issuing uses. */
export interface ArmedFaultsForIssuing extends ArmedFaults {
  /** Takes one message's worth of every fault that matches; the answer gives back what was not applied. */
  take<F extends Fault>(
    app: string,
    person: string,
    wanted: (fault: Fault) => fault is F,
  ): { faults: ArmedFault<F>[]; giveBack(fault: ArmedFault): void };
  clear(): void;
}

/** More than anybody plays with at once. */
const most = 100;

const same = (wanted: string | undefined, actual: string) =>
  wanted === undefined || wanted.toLowerCase() === actual.toLowerCase();

/** Nothing armed yet. */
export function createArmedFaults(ports: FaultPorts & { now(): Date }): ArmedFaultsForIssuing {
  const armed = new Map<string, ArmedFault>();
  let number = 0;
  return {
    arm: async ({ fault: name, parameters, app, person, messages = 1 }) => {
      const chosen = await chooseFault(ports, { name, ...(parameters && { parameters }) }, '');
      if (!Number.isInteger(messages) || messages < 1 || messages > 1000) {
        throw refusal('validation_failed', '/messages', 'Not a number of messages.', 'A whole number from 1 to 1000.');
      }
      if (person !== undefined && !(await ports.hasPerson(person))) {
        throw refusal('validation_failed', '/person', `There is no person ${person}.`, 'The login of a person.');
      }
      if (armed.size >= most) throw refusal('conflict', '', 'Too many faults are armed.', 'Disarm some first.');
      number += 1;
      const waiting: ArmedFault = {
        id: `armed-${number}`,
        ...chosen,
        ...(app !== undefined && { app }),
        ...(person !== undefined && { person }),
        messages,
        at: ports.now().toISOString(),
      };
      armed.set(waiting.id, waiting);
      return waiting;
    },
    disarm: (id) => armed.delete(id),
    list: () => [...armed.values()],
    take: (app, person, wanted) => {
      const matching = [...armed.values()]
        .filter((one) => same(one.app, app) && same(one.person, person))
        .filter(carrying(wanted));
      for (const one of matching) {
        if (one.messages === 1) armed.delete(one.id);
        else armed.set(one.id, { ...one, messages: one.messages - 1 });
      }
      const giveBack = (one: ArmedFault) => {
        const left = armed.get(one.id)?.messages ?? 0;
        armed.set(one.id, { ...one, messages: left + 1 });
      };
      return { faults: matching, giveBack };
    },
    clear: () => armed.clear(),
  };
}

/** Whether what is armed is a fault of the wanted kind. */
function carrying<F extends Fault>(wanted: (fault: Fault) => fault is F) {
  return (one: ArmedFault): one is ArmedFault<F> => wanted(one.fault);
}
