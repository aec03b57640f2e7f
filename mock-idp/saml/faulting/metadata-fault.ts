/** Faults of what the Metadata URL serves: plan → tree → seal → wire, as for a Response, but asked for by a server. */
import type { NextKey, SigningKey } from '../contracts.ts';
import type { MetadataPlan, MetadataWire } from '../metadata-contracts.ts';
import type { XmlElement } from '../xml/index.ts';
import type { FaultBase } from './base.ts';

/** What a metadata fault may look at beside the thing it changes. */
export interface MetadataFaultContext {
  now: Date;
  /** A fresh XML ID (an NCName). */
  freshId(): string;
  /** Parameters as armed, already validated against the fault's `parameters`. */
  parameters: Readonly<Record<string, string>>;
  /** The plan as it was before any fault. */
  plan: MetadataPlan;
  /** The Metadata URL as it was asked for, query included. */
  url: string;
  /** The key the app signs with. */
  ownKey: SigningKey;
  /** The key that plain metadata does not name yet: of that kind, or under a certificate of that kind. */
  nextKey(which: NextKey): Promise<SigningKey>;
  /** A key that no metadata ever names. */
  strangerKey(): Promise<SigningKey>;
}

/** A fault of published metadata; armed for an app's next fetches. */
export type MetadataFault = Omit<FaultBase, 'family' | 'modes'> & { family: 'metadata' } & (
    | {
        point: 'metadata-plan';
        apply(plan: MetadataPlan, context: MetadataFaultContext): MetadataPlan | Promise<MetadataPlan>;
      }
    | {
        point: 'metadata-tree' | 'signed-metadata';
        apply(root: XmlElement, context: MetadataFaultContext): XmlElement | Promise<XmlElement>;
      }
    | { point: 'metadata-wire'; apply(answer: MetadataWire, context: MetadataFaultContext): MetadataWire }
  );
