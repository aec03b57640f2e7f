/** Answers what workers ask about one organisation. Everything that may happen only once happens here. */
import { isDeepStrictEqual } from 'node:util';
import type { OpenOrganisation } from '../tenancy/index.ts';
import type { Effect, Question } from './messages.ts';
import type { SharedStore } from './shared-store.ts';

export type Desk = Readonly<Record<Question, (...about: never[]) => Promise<unknown>>>;

/** Puts a document in the place of the one that a worker read. Answers whether it was still there. */
async function exchange(store: SharedStore, name: string, id: string, before: object, after: object) {
  let outcome: 'changed' | 'stale' | 'gone' = 'gone';
  await store.part('collection', name).change(id, (current) => {
    outcome = isDeepStrictEqual(current, before) ? 'changed' : 'stale';
    return outcome === 'changed' ? after : current;
  });
  return outcome;
}

/** Keeps what serving left behind. The trace first, at once: what is amended next must have been opened. */
async function keep(
  store: SharedStore,
  { trace, participants }: OpenOrganisation['state'],
  effects: readonly Effect[],
) {
  for (const effect of effects) {
    if (effect.what === 'open') trace.adopt(effect.exchange);
    else if (effect.what === 'amend') trace.amend(effect.id, effect.patch);
  }
  for (const effect of effects) {
    if (effect.what === 'append') await store.part('journal', effect.journal).append(effect.line);
    else if (effect.what === 'join') await participants.join(effect.sitting, effect.joined);
  }
}

export function createDesk(store: SharedStore, state: OpenOrganisation['state']): Desk {
  return {
    keep: (effects: readonly Effect[]) => keep(store, state, effects),
    put: (name: string, id: string, document: object) => store.part('collection', name).put(id, document),
    exchange: (name: string, id: string, before: object, after: object) => exchange(store, name, id, before, after),
    delete: (name: string, id: string) => store.part('collection', name).delete(id),
    lines: (name: string, limit?: number) => store.part('journal', name).list(limit),
    session: (name: string, id: string, now: Date) => store.part('sessions', name).get(id, now),
    putSession: (name: string, id: string, session: object, until: Date) =>
      store.part('sessions', name).put(id, session, until),
    deleteSession: (name: string, id: string) => store.part('sessions', name).delete(id),
    putOneShot: (name: string, id: string, value: object, until: Date) =>
      store.part('oneShots', name).put(id, value, until),
    peek: (name: string, id: string, now: Date) => store.part('oneShots', name).peek(id, now),
    take: (name: string, id: string, now: Date) => store.part('oneShots', name).take(id, now),
    participants: (sitting: string) => state.participants.of(sitting),
    endParticipants: (sitting: string) => state.participants.end(sitting),
  };
}
