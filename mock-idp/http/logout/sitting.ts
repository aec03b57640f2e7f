import type { ServerResponse } from 'node:http';
import { transactionCookie } from '../../arming/index.ts';
import { record, targetUser, type User } from '../../org/index.ts';
import type { Face } from '../face-dependencies.ts';
import { clearCookie, readCookie, sessionCookie } from '../pages/cookies.ts';
import { type Participant, transactionSitting } from '../participants.ts';
import type { Request } from '../web/index.ts';

/** Whoever is signed in in this browser: by a session, or unattended under a transaction. */
export interface Sitting {
  login: string;
  /** Key of the transaction. */
  transaction?: string;
  /** The apps this person was signed in to. */
  participants: Participant[];
  /** Signs the person out here. */
  end(response: ServerResponse): Promise<void>;
}

/** Undefined when nobody is signed in. */
export async function sittingOf(face: Face, request: Request): Promise<Sitting | undefined> {
  const transaction = face.transactions.find(readCookie(request, transactionCookie) ?? '');
  if (transaction) {
    const key = transactionSitting(transaction.key);
    return {
      login: transaction.person,
      transaction: transaction.key,
      participants: await face.participants.of(key),
      end: () => face.participants.end(key),
    };
  }
  const session = readCookie(request, sessionCookie) ?? '';
  const found = await face.org.sessions.find(session, 'end-user');
  if (!found) return undefined;
  return {
    login: found.user.profile.login,
    participants: await face.participants.of(session),
    end: (response) => endSession(face, response, session, found.user),
  };
}

async function endSession(face: Face, response: ServerResponse, session: string, user: User): Promise<void> {
  await face.org.sessions.close(session);
  await face.participants.end(session);
  clearCookie(response, sessionCookie);
  await record(face.org.systemLog, 'user.session.end', [targetUser(user)], { actor: user });
}
