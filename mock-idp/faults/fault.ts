/**
 * A fault is a named function at exactly one named point of the line
 * plan → compose → seal → encode → deliver. A valid message plus one fault is a negative case.
 */
import type { ResponsePlan, WireMessage } from '../saml/index.ts';
import type { XmlElement } from '../saml/xml/index.ts';

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
  | 'transport';

/** What a fault may look at beside the thing it changes. */
export interface FaultContext {
  now: Date;
  /** A fresh XML ID (an NCName). */
  freshId(): string;
  /** Parameters as armed, already validated against the fault's `parameters`. */
  parameters: Readonly<Record<string, string>>;
  /** The person whose identity a forged part carries; set by parameter `as` (a login). */
  other?: { nameId: string; displayName: string };
  /** Signs an element with the app's key, or with a key no metadata names. */
  sign(element: XmlElement, key: 'app' | 'stranger'): Promise<XmlElement>;
}

interface FaultBase {
  /** kebab-case, unique in the registry. */
  name: string;
  family: FaultFamily;
  /** One sentence: exactly what differs from the plain message. */
  summary: string;
  /** Clause that a consumer must enforce, e.g. `SAMLCore §2.5.1.4`. */
  clause: string;
  /** Parameter name → sentence. Parameter `as` (a person) is resolved to `context.other`. */
  parameters?: Readonly<Record<string, string>>;
}

export type Fault = FaultBase &
  (
    | { point: 'plan'; apply(plan: ResponsePlan, context: FaultContext): ResponsePlan }
    | {
        point: 'assertion-tree' | 'signed-assertion' | 'encrypted' | 'response-tree' | 'signed-response';
        apply(element: XmlElement, context: FaultContext): XmlElement | Promise<XmlElement>;
      }
    | { point: 'wire'; apply(message: WireMessage, context: FaultContext): WireMessage }
  );

export type FaultPoint = Fault['point'];
