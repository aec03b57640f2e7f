import type { Request, Response } from 'express';
import type { EndUser } from '../../workspace/index.ts';
import { clearCookie, readCookie, setLastingCookie } from '../cookies.ts';
import type { PlatformSession, SignedIn } from '../kept.ts';
import type { Platform } from '../platforms.ts';
import type { ServerContext } from '../server-context.ts';

/** What a platform session amounts to right now. */
export type PlatformState =
  | { kind: 'none' }
  | { kind: 'shut'; reason: string; detail: string; environment: string; email?: string }
  | { kind: 'open'; id: string; session: PlatformSession; user: EndUser };

/** Opens a platform session beside the web session, whose end it will outlive; a former one of this browser is over. */
export async function openPlatformSession(
  context: ServerContext,
  request: Request,
  response: Response,
  { key: platform }: Platform,
  { userId, environment }: SignedIn,
): Promise<void> {
  const before = readCookie(request, cookieOf(platform));
  if (before !== undefined) await context.platformSessions.delete(before);
  const id = context.id('p');
  await context.platformSessions.put(id, { userId, environment, platform, linkedAt: context.clock.now() });
  setLastingCookie(response, cookieOf(platform), id, pathOf(platform));
}

/** Who is linked in this browser. No clock is asked: this session does not run out. */
export async function platformState(
  context: ServerContext,
  request: Request,
  { key: platform }: Platform,
): Promise<PlatformState> {
  const id = readCookie(request, cookieOf(platform));
  const session = id === undefined ? undefined : await context.platformSessions.get(id);
  if (id === undefined || session?.platform !== platform) return { kind: 'none' };
  const { environment } = session;
  const user = context.workspace.endUser(session.userId);
  if (!user) return { kind: 'shut', environment, reason: 'user_not_provisioned', detail: 'The end user was deleted.' };
  const { email } = user;
  if (user.status !== 'active') {
    return { kind: 'shut', environment, email, reason: 'user_deactivated', detail: 'This end user is deactivated.' };
  }
  if (!user.environments.includes(environment)) {
    const detail = `This end user has no access to ${environment}.`;
    return { kind: 'shut', environment, email, reason: 'environment_access_denied', detail };
  }
  return { kind: 'open', id, session, user };
}

/** Ends it, here and in the browser. */
export async function closePlatformSession(
  context: ServerContext,
  response: Response,
  { key: platform }: Platform,
  id: string,
): Promise<void> {
  await context.platformSessions.delete(id);
  clearCookie(response, cookieOf(platform), pathOf(platform));
}

/** The address of a platform's pages. */
export function pathOf(platform: Platform['key']): string {
  return `/platform/${platform}`;
}

function cookieOf(platform: Platform['key']): string {
  return `assay_sp_${platform}`;
}
