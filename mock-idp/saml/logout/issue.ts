import {
  AppliedFaults,
  type ArmedFault,
  contextBase,
  type LogoutFault,
  type LogoutFaultContext,
} from '../faulting/index.ts';
import type { LogoutPlan, LogoutWire } from '../logout-contracts.ts';
import { type IssuePorts, seal } from '../response/index.ts';
import { writeElement, XML_DECLARATION, type XmlElement } from '../xml/index.ts';
import { composeLogout } from './compose.ts';
import { messageParameter, queryParameter, signQuery } from './query.ts';

/** A logout message that is ready to leave. */
export interface IssuedLogout {
  wire: LogoutWire;
  /** Names of the faults that changed it, in the order they were applied. */
  applied: string[];
  /** The same message without its faults. */
  plainXml(): Promise<string>;
}

type Armed = ArmedFault<LogoutFault>;

/**
 * plan → compose → seal → encode, each fault at its point. A fault that means nothing for this binding or this kind of
 * message changes nothing, and is not among `applied`.
 */
export async function issueLogout(
  plan: LogoutPlan,
  faults: readonly Armed[],
  ports: IssuePorts,
): Promise<IssuedLogout> {
  const { binding } = plan.delivery;
  const meant = faults.filter(
    ({ fault: { bindings, kinds } }) => (bindings?.includes(binding) ?? true) && (kinds?.includes(plan.kind) ?? true),
  );
  const applied = new AppliedFaults();
  const line = new Line(plan, meant, ports, applied);
  const planned = line.plan();
  const document = await line.document(planned);
  const wire = await line.wire(await line.encode(planned, document), document);
  return {
    wire,
    applied: applied.names,
    plainXml: async () => (faults.length === 0 ? wire.xml : (await issueLogout(plan, [], ports)).wire.xml),
  };
}

class Line {
  readonly #original: LogoutPlan;
  readonly #faults: readonly Armed[];
  readonly #ports: IssuePorts;
  readonly #applied: AppliedFaults;

  constructor(original: LogoutPlan, faults: readonly Armed[], ports: IssuePorts, applied: AppliedFaults) {
    this.#original = original;
    this.#faults = faults;
    this.#ports = ports;
    this.#applied = applied;
  }

  plan(): LogoutPlan {
    let now = this.#original;
    for (const armed of this.#faults) {
      const { fault } = armed;
      if (fault.point === 'logout-plan') now = this.#applied.note(armed, now, fault.apply(now, this.#context(armed)));
    }
    return now;
  }

  /** The tree, over HTTP-POST with its signature. */
  async document(plan: LogoutPlan): Promise<XmlElement> {
    const tree = await this.#trees('logout-tree', composeLogout(plan));
    if (plan.delivery.binding === 'HTTP-Redirect') return tree;
    const signed = plan.sealing.signed ? await seal(tree, plan.sealing, this.#ports) : tree;
    return this.#trees('signed-logout', signed);
  }

  async encode(plan: LogoutPlan, document: XmlElement): Promise<LogoutWire> {
    const parameter = plan.kind === 'LogoutRequest' ? 'SAMLRequest' : 'SAMLResponse';
    const { binding, relayState, url } = plan.delivery;
    const xml = writeElement(document);
    if (binding === 'HTTP-POST') {
      const declared = XML_DECLARATION + xml;
      const fields = [{ name: parameter as string, value: Buffer.from(declared, 'utf8').toString('base64') }];
      if (relayState !== undefined) fields.push({ name: 'RelayState', value: relayState });
      return { binding, xml: declared, method: 'POST', action: url, fields };
    }
    const query = [messageParameter(parameter, xml)];
    if (relayState !== undefined) query.push(queryParameter('RelayState', relayState));
    return { binding, xml, action: url, query: plan.sealing.signed ? await this.#signedQuery(plan, query) : query };
  }

  async wire(message: LogoutWire, document: XmlElement): Promise<LogoutWire> {
    let now = message;
    for (const armed of this.#faults) {
      const { fault } = armed;
      if (fault.point !== 'logout-wire') continue;
      now = this.#applied.note(
        armed,
        now,
        await fault.apply(now, { ...this.#context(armed), document }),
        JSON.stringify,
      );
    }
    return now;
  }

  async #signedQuery({ sealing: { key, signature } }: LogoutPlan, query: Parameters<typeof signQuery>[0]) {
    const { signer, signatureMethod } = signature ?? {};
    const { privateKey } = signer === 'stranger' ? await this.#ports.strangerKey() : key;
    return signQuery(query, privateKey, signatureMethod);
  }

  async #trees(point: 'logout-tree' | 'signed-logout', tree: XmlElement): Promise<XmlElement> {
    let now = tree;
    for (const armed of this.#faults) {
      const { fault } = armed;
      if (fault.point !== point) continue;
      now = this.#applied.note(armed, now, await fault.apply(now, this.#context(armed)), writeElement);
    }
    return now;
  }

  #context(armed: Armed): LogoutFaultContext {
    const { privateKey } = this.#original.sealing.key;
    return {
      ...contextBase(armed, this.#original, this.#ports),
      plan: this.#original,
      signQuery: async (query, algorithm) => signQuery(query, privateKey, algorithm),
    };
  }
}
