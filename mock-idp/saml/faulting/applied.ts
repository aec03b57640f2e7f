import { isDeepStrictEqual } from 'node:util';
import type { SigningKey } from '../contracts.ts';
import { signElement } from '../xml/index.ts';
import type { ArmedFault, ContextBase, Fault } from './fault.ts';

/** The faults that changed a message, in the order they were applied. */
export class AppliedFaults {
  readonly names: string[] = [];

  /** Answers what a fault made; a new object that prints, or without `print` is, like the old one changed nothing. */
  note<T>({ fault }: ArmedFault, before: T, after: T, print?: (value: T) => string): T {
    if (after === before) return after;
    const same = print === undefined ? isDeepStrictEqual(after, before) : print(after) === print(before);
    if (!same) this.names.push(fault.name);
    return after;
  }
}

/** What any fault may look at, whatever kind of message it changes. */
export function contextBase(
  { other, otherKey, parameters }: ArmedFault<Fault>,
  { issueInstant, sealing: { key } }: { issueInstant: Date; sealing: { key: SigningKey } },
  ports: { freshId(): string; strangerKey(): Promise<SigningKey> },
): ContextBase {
  const keyOf = async (holder: 'app' | 'stranger') => (holder === 'app' ? key : ports.strangerKey());
  return {
    now: issueInstant,
    freshId: () => ports.freshId(),
    parameters,
    ...(other === undefined ? {} : { other }),
    ...(otherKey === undefined ? {} : { otherKey }),
    key: keyOf,
    sign: async (target, holder) => {
      const { privateKey, certificate } = await keyOf(holder);
      return signElement(target, { signer: privateKey, certificate });
    },
  };
}
