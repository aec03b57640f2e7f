/** Which apps a session has signed the person in to: whom to tell when the person signs out. */
import type { Store } from '../store/index.ts';

export interface Participant {
  appId: string;
  nameId: { value: string; format: string };
  sessionIndex: string;
}

/** By session, or by `transactionSitting`. */
export interface Participants {
  /** What a session has taken part in, latest of each app. */
  of(sitting: string): Promise<Participant[]>;
  /** One at a time: two sign-ins of one browser at once must not forget each other. */
  join(sitting: string, joined: Participant): Promise<void>;
  end(sitting: string): Promise<void>;
}

/** As long as a session lives. */
const lifetimeMs = 2 * 60 * 60 * 1000;

/** Under what name a transaction, whose person has no session of the browser, takes part. */
export function transactionSitting(transaction: string): string {
  return `transaction ${transaction}`;
}

/** Participants kept in a store. */
export function createParticipants(store: Store, now: () => Date): Participants {
  const kept = store.sessions<{ apps: Participant[] }>('logoutParticipants');
  let last: Promise<unknown> = Promise.resolve();
  const of = async (sitting: string) => (await kept.get(sitting, now()))?.apps ?? [];
  const add = async (sitting: string, joined: Participant) => {
    const apps = (await of(sitting)).filter(({ appId }) => appId !== joined.appId);
    await kept.put(sitting, { apps: [...apps, joined] }, new Date(now().getTime() + lifetimeMs));
  };
  return {
    of,
    join: (sitting, joined) => {
      const added = last.then(() => add(sitting, joined));
      last = added.catch(() => undefined);
      return added;
    },
    end: (sitting) => kept.delete(sitting),
  };
}
