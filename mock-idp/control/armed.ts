/** Faults waiting for the next messages of an app or a person, for people who play. */
import type { Fault } from '../faults/index.ts';

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

export interface ArmedFault {
  id: string;
  fault: Fault;
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
