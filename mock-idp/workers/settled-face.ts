import type { MockOrganisation } from '../tenancy/index.ts';

/** The same organisation for whoever embeds it: what a call brought about, every worker knows once the call is over. */
export function settledFace(face: MockOrganisation, settled: () => Promise<void> | undefined): MockOrganisation {
  const once = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    await settled();
    return result;
  };
  const { clock } = face;
  return {
    ...face,
    arm: (input) => once(face.arm(input)),
    stage: (situation, scope) => once(face.stage(situation, scope)),
    apply: (seed) => once(face.apply(seed)),
    restore: (id) => once(face.restore(id)),
    reset: () => once(face.reset()),
    // Told at once, though nobody can wait for it.
    clock: {
      now: () => clock.now(),
      set: (to) => {
        clock.set(to);
        void settled();
      },
      advance: (seconds) => {
        clock.advance(seconds);
        void settled();
      },
    },
  };
}
