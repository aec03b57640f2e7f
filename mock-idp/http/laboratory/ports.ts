import type { ResponseFault } from '../../saml/index.ts';
import type { ChosenFault } from '../sign-on/question.ts';

/** What the laboratory needs beside the face. */
export interface LaboratoryPorts {
  faults: readonly ResponseFault[];
  /** Looks a fault up and checks its parameters. Throws ControlError. */
  choose(name: string, parameters: Readonly<Record<string, string>>): Promise<ChosenFault<ResponseFault>>;
}
