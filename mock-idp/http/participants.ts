/** Which apps a session has signed the person in to: whom to tell when the person signs out. */
import type { Face } from './face-dependencies.ts';

export interface Participant {
  appId: string;
  nameId: { value: string; format: string };
  sessionIndex: string;
}

/** As long as a session lives. */
const lifetimeMs = 2 * 60 * 60 * 1000;

/** Under what name a transaction, whose person has no session of the browser, takes part. */
export function transactionSitting(transaction: string): string {
  return `transaction ${transaction}`;
}

/** What a session has taken part in, latest of each app. */
export async function participantsOf({ participants, clock }: Face, session: string): Promise<Participant[]> {
  return (await participants.get(session, clock.now()))?.apps ?? [];
}

export async function addParticipant(face: Face, session: string, joined: Participant): Promise<void> {
  const apps = (await participantsOf(face, session)).filter(({ appId }) => appId !== joined.appId);
  const until = new Date(face.clock.now().getTime() + lifetimeMs);
  await face.participants.put(session, { apps: [...apps, joined] }, until);
}
