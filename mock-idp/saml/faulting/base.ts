/** What every fault says of itself, whatever it changes. */

export type FaultFamily =
  | 'status'
  | 'issuer'
  | 'envelope'
  | 'correlation'
  | 'subject-confirmation'
  | 'time'
  | 'audience'
  | 'authn-context'
  | 'name-id'
  | 'attributes'
  | 'signature'
  | 'algorithm'
  | 'wrapping'
  | 'xml'
  | 'encryption'
  | 'transport'
  | 'logout'
  | 'metadata'
  /** Outside the registry: what somebody made up on the spot. */
  | 'ad-hoc'
  /** Outside the registry: what people do, not what an IdP does wrong. */
  | 'situation';

/** Which of the two, Response and Assertion, are signed. */
export type SealingMode = 'assertion' | 'response' | 'both';

export interface FaultBase {
  /** kebab-case, unique in the registry. */
  name: string;
  family: FaultFamily;
  /** One sentence: exactly what differs from the plain message. */
  summary: string;
  /** Clause that a consumer must enforce, e.g. `SAMLCore §2.5.1.4`. */
  clause: string;
  /** Whether a consumer must refuse the message, must still accept it, or may do either. */
  effect: 'negative' | 'benign' | 'open';
  /** The sealing modes in which the fault means something; all three where absent. */
  modes?: readonly SealingMode[];
  /** Parameter name → sentence. Parameter `as` (a person) is resolved to `context.other`. */
  parameters?: Readonly<Record<string, string>>;
  /** Values of the parameters that may be left out. */
  defaults?: Readonly<Record<string, string>>;
}
