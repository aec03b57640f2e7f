/**
 * A fault is a named function at exactly one named point of the line
 * plan → compose → seal → encode → deliver. A valid message plus one fault is a negative case.
 */
import type { AttributePlan, Binding, EncryptionChoice, ResponsePlan, SigningKey, WireMessage } from '../contracts.ts';
import type { LogoutPlan, LogoutWire, QueryParameter } from '../logout-contracts.ts';
import type { XmlElement } from '../xml/index.ts';
import type { FaultBase, FaultFamily } from './base.ts';
import type { MetadataFault } from './metadata-fault.ts';

/** The person a forged part names. */
export interface OtherPerson {
  nameId: string;
  displayName: string;
  /** What the app would state about this person; with them the forged statement holds nothing of the real one. */
  attributes?: AttributePlan[];
}

/** A fault with what it was armed with. */
export interface ArmedFault<F extends Fault = Fault> {
  fault: F;
  /** Already validated by `checkFaultParameters`. */
  parameters: Readonly<Record<string, string>>;
  other?: OtherPerson;
  /** The key of another app; set by parameter `app`. */
  otherKey?: SigningKey;
}

/** What a fault can do with encryption. */
export interface FaultEncryption {
  /** What an EncryptedAssertion of this message holds, as long as nobody changed the ciphertext. */
  inside(encrypted: XmlElement): XmlElement | undefined;
  /** Encrypts for the app as its plan says; `changes` where something is to be otherwise. */
  encrypt(
    container: 'EncryptedAssertion' | 'EncryptedID' | 'EncryptedAttribute',
    content: XmlElement | string,
    changes?: Partial<EncryptionChoice>,
  ): XmlElement;
}

/** What any fault may look at, whatever kind of message it changes. */
export interface ContextBase {
  now: Date;
  /** A fresh XML ID (an NCName). */
  freshId(): string;
  /** Parameters as armed, already validated against the fault's `parameters`. */
  parameters: Readonly<Record<string, string>>;
  /** The person whose identity a forged part carries; set by parameter `as` (a login). */
  other?: OtherPerson;
  /** The key of another app; set by parameter `app` (a label). */
  otherKey?: SigningKey;
  /** The whole tree as signed; there only at point `wire` and `logout-wire`. */
  document?: XmlElement;
  /** The app's signing key, or one that no metadata names. */
  key(holder: 'app' | 'stranger'): Promise<SigningKey>;
  /** Signs an element with the app's key, or with a key no metadata names. */
  sign(element: XmlElement, key: 'app' | 'stranger'): Promise<XmlElement>;
}

/** What a fault may look at beside the thing it changes. */
export interface FaultContext extends ContextBase {
  /** The plan as it was before any fault. */
  plan: ResponsePlan;
  /** Signs an element the way this message is signed. */
  seal(element: XmlElement): Promise<XmlElement>;
  /** There only where the app's Assertions are encrypted. */
  encryption?: FaultEncryption;
}

/** The same for a logout message. */
export interface LogoutFaultContext extends ContextBase {
  plan: LogoutPlan;
  /** Appends SigAlg, and the app's Signature over everything given. */
  signQuery(query: readonly QueryParameter[], algorithm?: string): Promise<QueryParameter[]>;
}

/** What may be wrong with a Response on its way from the plan to the ACS. */
export type ResponseFault = FaultBase & { family: Exclude<FaultFamily, 'metadata' | 'logout'> } & (
    | { point: 'plan'; apply(plan: ResponsePlan, context: FaultContext): ResponsePlan }
    | {
        point: 'assertion-tree' | 'signed-assertion' | 'encrypted' | 'response-tree' | 'signed-response';
        apply(element: XmlElement, context: FaultContext): XmlElement | Promise<XmlElement>;
      }
    | { point: 'wire'; apply(message: WireMessage, context: FaultContext): WireMessage }
  );

/** What may be wrong with a LogoutRequest or LogoutResponse of this IdP. */
export type LogoutFault = Omit<FaultBase, 'family'> & {
  family: 'logout';
  /** The bindings in which the fault means something; both where absent. */
  bindings?: readonly Binding[];
  /** The messages in which it means something; both where absent. */
  kinds?: readonly LogoutPlan['kind'][];
} & (
    | { point: 'logout-plan'; apply(plan: LogoutPlan, context: LogoutFaultContext): LogoutPlan }
    | {
        point: 'logout-tree' | 'signed-logout';
        apply(element: XmlElement, context: LogoutFaultContext): XmlElement | Promise<XmlElement>;
      }
    | {
        point: 'logout-wire';
        apply(message: LogoutWire, context: LogoutFaultContext): LogoutWire | Promise<LogoutWire>;
      }
  );

/** Everything of the registry: one kind of message, one kind of point. */
export type Fault = ResponseFault | LogoutFault | MetadataFault;

export type FaultPoint = Fault['point'];

/** Whether a fault acts on logout messages. */
export function isLogoutFault(fault: Fault): fault is LogoutFault {
  return fault.family === 'logout';
}

/** Whether a fault acts on published metadata. */
export function isMetadataFault(fault: Fault): fault is MetadataFault {
  return fault.family === 'metadata';
}

/** Whether a fault acts on Responses. */
export function isResponseFault(fault: Fault): fault is ResponseFault {
  return !isLogoutFault(fault) && !isMetadataFault(fault);
}
