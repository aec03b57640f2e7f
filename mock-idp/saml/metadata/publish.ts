import type { ArmedFault, MetadataFault, MetadataFaultContext } from '../faulting/index.ts';
import type { MetadataPlan, MetadataWire } from '../metadata-contracts.ts';
import { writeElement, XML_DECLARATION, type XmlElement } from '../xml/index.ts';
import { composeMetadata } from './compose.ts';
import { seal } from './seal.ts';

type Armed = ArmedFault<MetadataFault>;

/** What the line needs from outside. */
export type PublishPorts = Pick<MetadataFaultContext, 'now' | 'url' | 'freshId' | 'ownKey' | 'nextKey' | 'strangerKey'>;

/** Metadata that is ready to be served. */
export interface PublishedMetadata {
  wire: MetadataWire;
  /** The document without its faults. */
  plainXml: string;
  /** Names of the faults that changed it, in the order they were applied. */
  applied: string[];
}

/** The whole line: plan → tree → seal → wire, each fault applied at its point. A fault that changed nothing is not among `applied`. */
export async function publishMetadata(
  plan: MetadataPlan,
  armed: readonly Armed[],
  ports: PublishPorts,
): Promise<PublishedMetadata> {
  const plainXml = XML_DECLARATION + writeElement(await seal(composeMetadata(plan), plan));
  if (armed.length === 0) return { wire: { status: 200, headers: {}, body: plainXml }, plainXml, applied: [] };
  const line = new Line(armed, plan, ports);
  const planned = await line.plan(plan);
  const tree = await line.tree('metadata-tree', composeMetadata(planned));
  const sealed = await line.tree('signed-metadata', await seal(tree, planned));
  const wire = line.wire({ status: 200, headers: {}, body: XML_DECLARATION + writeElement(sealed) });
  return { wire, plainXml, applied: line.applied };
}

type TreeFault = Exclude<MetadataFault, { point: 'metadata-plan' } | { point: 'metadata-wire' }>;

function isTreeFault(fault: MetadataFault): fault is TreeFault {
  return fault.point === 'metadata-tree' || fault.point === 'signed-metadata';
}

class Line {
  readonly applied: string[] = [];
  readonly #armed: readonly Armed[];
  readonly #original: MetadataPlan;
  readonly #ports: PublishPorts;

  constructor(armed: readonly Armed[], original: MetadataPlan, ports: PublishPorts) {
    this.#armed = armed;
    this.#original = original;
    this.#ports = ports;
  }

  async plan(plan: MetadataPlan): Promise<MetadataPlan> {
    let now = plan;
    for (const armed of this.#armed) {
      if (armed.fault.point !== 'metadata-plan') continue;
      now = this.#note(armed, now, await armed.fault.apply(now, this.#context(armed)));
    }
    return now;
  }

  async tree(point: 'metadata-tree' | 'signed-metadata', root: XmlElement): Promise<XmlElement> {
    let now = root;
    for (const armed of this.#armed) {
      if (!isTreeFault(armed.fault) || armed.fault.point !== point) continue;
      now = this.#note(armed, now, await armed.fault.apply(now, this.#context(armed)));
    }
    return now;
  }

  wire(answer: MetadataWire): MetadataWire {
    return this.#armed.reduce((now, armed) => {
      const { fault } = armed;
      return fault.point === 'metadata-wire' ? this.#note(armed, now, fault.apply(now, this.#context(armed))) : now;
    }, answer);
  }

  #note<T>({ fault }: Armed, before: T, after: T): T {
    if (after !== before) this.applied.push(fault.name);
    return after;
  }

  #context({ parameters }: Armed): MetadataFaultContext {
    return { ...this.#ports, parameters, plan: this.#original };
  }
}
