import type { Request, Response } from 'express';
import type { EndUser } from '../workspace/index.ts';
import { ensureBrowser, noteSignIn } from './browser.ts';
import { clearCookie, readCookie, sessionCookie, setSameSiteCookie } from './cookies.ts';
import type { SignedIn } from './kept.ts';
import { indexSession } from './logout/index.ts';
import type { ServerContext } from './server-context.ts';

/** Opens a session under a fresh ID (nobody can have planted it) and ends the browser's former one. */
export async function openSession(
  context: ServerContext,
  request: Request,
  response: Response,
  session: SignedIn,
  answered?: string,
): Promise<void> {
  const id = context.id('s');
  await context.signedIn.put(id, session);
  await indexSession(context, id, session);
  const held = { sessionId: id, sessionUntil: session.until };
  await noteSignIn(context, ensureBrowser(context, request, response), held, answered);
  setSameSiteCookie(response, sessionCookie, id);
}

/**
 * Who is signed in in this browser. The account is looked up each time: one that was deactivated, deleted or lost this
 * environment is out at once, whatever the cookie says.
 */
export async function findSession(
  context: ServerContext,
  request: Request,
): Promise<{ id: string; session: SignedIn; user: EndUser } | undefined> {
  const id = readCookie(request, sessionCookie);
  if (id === undefined) return undefined;
  const session = await context.signedIn.get(id);
  if (session === undefined || session.until.getTime() <= context.clock.now().getTime()) return undefined;
  const user = context.workspace.endUser(session.userId);
  if (user?.status !== 'active' || !user.environments.includes(session.environment)) return undefined;
  return { id, session, user };
}

/** Ends the session, here and in the browser. */
export async function closeSession(context: ServerContext, request: Request, response: Response): Promise<void> {
  const id = readCookie(request, sessionCookie);
  if (id !== undefined) await context.signedIn.delete(id);
  clearCookie(response, sessionCookie);
}
