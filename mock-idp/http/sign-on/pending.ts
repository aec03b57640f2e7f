import { type App, randomLetters } from '../../org/index.ts';
import type { Face } from '../face-dependencies.ts';
import type { PendingRequest } from '../laid-aside.ts';
import type { Asking } from '../views.ts';

/** How long a person may take to sign in. */
const patienceMs = 60 * 60 * 1000;
/** Each may hold a large request; more than this do not wait for people. */
export const mostPending = 2000;

/** Puts a question aside under an id nobody can guess. */
export async function setAside(
  { pending, random, clock }: Face,
  request: PendingRequest,
  id?: string,
): Promise<string> {
  const key = id ?? randomLetters(random, 32);
  await pending.put(key, request, new Date(clock.now().getTime() + patienceMs));
  return key;
}

/** A question that waits, with the app it was put for. */
export interface Waiting {
  id: string;
  pending: PendingRequest;
  app: App;
}

/** Who waits behind a page; looked at, not taken. */
export async function pendingOf(face: Face, fromUri: string): Promise<Waiting | undefined> {
  const id = new URL(fromUri, 'http://idp').searchParams.get('pending');
  const pending = id === null ? undefined : await face.pending.peek(id, face.clock.now());
  if (id === null || !pending) return undefined;
  return { id, pending, app: await face.org.applications.get(pending.appId) };
}

/** The same in words for the page. */
export function askingOf({ app, pending: { request, acsUrl, relayState } }: Waiting): Asking {
  return {
    appLabel: app.label,
    acsUrl,
    ...(relayState !== undefined && { relayState }),
    ...(request && {
      binding: request.binding,
      requestId: request.id,
      forceAuthn: request.forceAuthn,
      xml: request.xml,
    }),
    ...(request?.issuer !== undefined && { issuer: request.issuer }),
  };
}
