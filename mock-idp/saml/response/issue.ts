import type { NextKey, ResponsePlan, SigningKey, WireMessage } from '../contracts.ts';
import {
  type ArmedFault as AnyArmedFault,
  AppliedFaults,
  contextBase,
  type FaultContext,
  type ResponseFault,
  type SealingMode,
} from '../faulting/index.ts';
import { child, editChild, writeElement, XML_DECLARATION, type XmlElement } from '../xml/index.ts';
import { composeAssertion, composeResponse } from './compose.ts';
import { encode } from './encode.ts';
import { Encryption } from './encrypt.ts';
import { layOut } from './layout.ts';
import { seal } from './seal.ts';

/** What the line needs from outside. */
export interface IssuePorts {
  freshId(): string;
  /** A key that no metadata names. */
  strangerKey(): Promise<SigningKey>;
  /** The key that comes after the app's: only faults publish it, or sign with it. */
  nextKey(which: NextKey): Promise<SigningKey>;
}

/** A Response that is ready to leave. */
export interface IssuedResponse {
  message: WireMessage;
  /** The same XML as `message.xml`. */
  xml: string;
  responseId: string;
  assertionId?: string;
  /** Names of the faults that changed the message, in the order they were applied. */
  applied: string[];
  /** The same message without its faults; there only when faults were given, made only when asked for. */
  plainXml?: () => Promise<string>;
}

/** Which of the two, Response and Assertion, are signed; undefined when nothing is. */
export function sealingMode(sealing: { signAssertion: boolean; signResponse: boolean }): SealingMode | undefined {
  if (sealing.signAssertion) return sealing.signResponse ? 'both' : 'assertion';
  return sealing.signResponse ? 'response' : undefined;
}

/**
 * The whole line: plan → compose → seal → encode, each fault applied at its point. A fault that changed nothing (it
 * concerns an Assertion and there is none, say) or that means nothing in this sealing mode is not among `applied`, so
 * nobody takes the message for a faulted one.
 */
export async function issueResponse(
  plan: ResponsePlan,
  faults: readonly ArmedFault[],
  ports: IssuePorts,
): Promise<IssuedResponse> {
  const applied = new AppliedFaults();
  const mode = sealingMode(plan.sealing);
  const meant = faults.filter(
    ({ fault: { modes } }) => modes === undefined || (mode !== undefined && modes.includes(mode)),
  );
  const line = new Line(meant, ports, plan, applied);
  const planned = line.plan(plan);
  const assertion = await line.assertion(planned);
  const document = await line.response(planned, assertion);
  const message = line.wire(encode(XML_DECLARATION + writeElement(document), planned.delivery), document);
  return {
    message,
    xml: message.xml,
    responseId: planned.id,
    ...(planned.assertion === undefined ? {} : { assertionId: planned.assertion.id }),
    applied: applied.names,
    ...(faults.length === 0 ? {} : { plainXml: async () => (await issueResponse(plan, [], ports)).xml }),
  };
}

type ArmedFault = AnyArmedFault<ResponseFault>;
type TreeFault = Exclude<ResponseFault, { point: 'plan' } | { point: 'wire' }>;

class Line {
  readonly #faults: readonly ArmedFault[];
  readonly #ports: IssuePorts;
  readonly #original: ResponsePlan;
  readonly #applied: AppliedFaults;
  /** There when the plan, faults included, is to encrypt. */
  #encryption: Encryption | undefined;

  constructor(faults: readonly ArmedFault[], ports: IssuePorts, original: ResponsePlan, applied: AppliedFaults) {
    this.#faults = faults;
    this.#ports = ports;
    this.#original = original;
    this.#applied = applied;
  }

  plan(plan: ResponsePlan): ResponsePlan {
    const planned = this.#faults.reduce((now, armed) => {
      const { fault } = armed;
      return fault.point === 'plan' ? this.#applied.note(armed, now, fault.apply(now, this.#context(armed))) : now;
    }, plan);
    const choice = planned.sealing.encryption;
    this.#encryption = choice === undefined ? undefined : new Encryption(choice);
    return planned;
  }

  async assertion(plan: ResponsePlan): Promise<XmlElement | undefined> {
    if (plan.assertion === undefined) return undefined;
    const tree = await this.#trees('assertion-tree', layOut(composeAssertion(plan.assertion), plan.layout));
    const signed = plan.sealing.signAssertion ? await this.#seal(tree, plan) : tree;
    return this.#trees('signed-assertion', signed);
  }

  async response(plan: ResponsePlan, assertion: XmlElement | undefined): Promise<XmlElement> {
    const composed = layOut(composeResponse(plan, assertion), plan.layout);
    const tree = await this.#trees('response-tree', composed);
    if (plan.sealing.signResponse) {
      const signed = await this.#seal(await this.#encrypt(tree), plan);
      const faulted = await this.#trees('signed-response', signed);
      // An Assertion that a fault has put there shall not be told by its being in the clear.
      return faulted === signed ? signed : (this.#encryption?.assertions(faulted) ?? faulted);
    }
    // Nothing covers the ciphertext, so that what is done to the finished message is done to what it holds.
    return this.#encrypt(await this.#trees('signed-response', tree));
  }

  wire(message: WireMessage, document: XmlElement): WireMessage {
    return this.#faults.reduce((now, armed) => {
      const { fault } = armed;
      if (fault.point !== 'wire') return now;
      return this.#applied.note(armed, now, fault.apply(now, { ...this.#context(armed), document }), JSON.stringify);
    }, message);
  }

  async #trees(point: TreeFault['point'], tree: XmlElement): Promise<XmlElement> {
    let now = tree;
    for (const armed of this.#faults) {
      if (isTreeFault(armed.fault) && armed.fault.point === point) {
        now = this.#applied.note(armed, now, await armed.fault.apply(now, this.#context(armed)), writeElement);
      }
    }
    return now;
  }

  /** Every Assertion of the Response becomes ciphertext; of several, the first is what faults of `encrypted` are about. */
  async #encrypt(tree: XmlElement): Promise<XmlElement> {
    const encrypted = this.#encryption?.assertions(tree) ?? tree;
    const first = child(encrypted, 'EncryptedAssertion');
    if (first === undefined) return encrypted;
    const faulted = await this.#trees('encrypted', first);
    return editChild(encrypted, 'EncryptedAssertion', () => faulted);
  }

  #seal(tree: XmlElement, plan: ResponsePlan): Promise<XmlElement> {
    return seal(tree, plan.sealing, this.#ports);
  }

  #context(armed: ArmedFault): FaultContext {
    return {
      ...contextBase(armed, this.#original, this.#ports),
      plan: this.#original,
      ...(this.#encryption === undefined ? {} : { encryption: this.#encryption }),
      seal: (target) => this.#seal(target, this.#original),
    };
  }
}

function isTreeFault(fault: ResponseFault): fault is TreeFault {
  return fault.point !== 'plan' && fault.point !== 'wire';
}
