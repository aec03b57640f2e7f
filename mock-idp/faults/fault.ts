/**
 * A fault is a named function at exactly one named point of the line
 * plan → compose → seal → encode → deliver. A valid message plus one fault is a negative case.
 */
import type { AttributePlan, ResponsePlan, SigningKey, WireMessage } from '../saml/index.ts';
import type { XmlElement } from '../saml/xml/index.ts';
import type { MetadataFault } from './metadata-fault.ts';

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
  | 'transport'
  | 'metadata'
  /** Outside the registry: what somebody made up on the spot. */
  | 'ad-hoc'
  /** Outside the registry: what people do, not what an IdP does wrong. */
  | 'situation';

/** The person a forged part names. */
export interface OtherPerson {
  nameId: string;
  displayName: string;
  /** What the app would state about this person; with them the forged statement holds nothing of the real one. */
  attributes?: AttributePlan[];
}

/** A fault with what it was armed with. */
export interface ArmedFault<F extends Fault = ResponseFault> {
  fault: F;
  /** Already validated by `checkFaultParameters`. */
  parameters: Readonly<Record<string, string>>;
  other?: OtherPerson;
  /** The key of another app; set by parameter `app`. */
  otherKey?: SigningKey;
}

/** Which of the two, Response and Assertion, are signed. */
export type SealingMode = 'assertion' | 'response' | 'both';

/** What a fault may look at beside the thing it changes. */
export interface FaultContext {
  now: Date;
  /** A fresh XML ID (an NCName). */
  freshId(): string;
  /** Parameters as armed, already validated against the fault's `parameters`. */
  parameters: Readonly<Record<string, string>>;
  /** The person whose identity a forged part carries; set by parameter `as` (a login). */
  other?: OtherPerson;
  /** The key of another app; set by parameter `app` (a label). */
  otherKey?: SigningKey;
  /** The plan as it was before any fault. */
  plan: ResponsePlan;
  /** The whole tree as signed; there only at point `wire`. */
  document?: XmlElement;
  /** The app's signing key, or one that no metadata names. */
  key(holder: 'app' | 'stranger'): Promise<SigningKey>;
  /** Signs an element the way this message is signed. */
  seal(element: XmlElement): Promise<XmlElement>;
  /** Signs an element with the app's key, or with a key no metadata names. */
  sign(element: XmlElement, key: 'app' | 'stranger'): Promise<XmlElement>;
}

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

/** A fault of a Response on its way from the plan to the ACS. */
export type ResponseFault = FaultBase & { family: Exclude<FaultFamily, 'metadata'> } & (
    | { point: 'plan'; apply(plan: ResponsePlan, context: FaultContext): ResponsePlan }
    | {
        point: 'assertion-tree' | 'signed-assertion' | 'encrypted' | 'response-tree' | 'signed-response';
        apply(element: XmlElement, context: FaultContext): XmlElement | Promise<XmlElement>;
      }
    | { point: 'wire'; apply(message: WireMessage, context: FaultContext): WireMessage }
  );

/** Everything of the registry; the point says into which kind of message it goes. */
export type Fault = ResponseFault | MetadataFault;

export type FaultPoint = Fault['point'];
