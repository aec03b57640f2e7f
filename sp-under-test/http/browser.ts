import type { Request, Response } from 'express';
import type { PendingRequest } from '../saml/index.ts';
import { browserCookie, readCookie, setBrowserCookie } from './cookies.ts';
import type { BrowserRecord } from './kept.ts';
import type { ServerContext } from './server-context.ts';

/** An IdP may take its time with passwords and second factors; longer than this nobody waits. */
const pendingMinutes = 15;
/** Tabs one browser may have waiting at the IdP; the oldest gives way. */
const pendingMost = 20;

/** A page that tells of a refusal may stand open for a while. */
const restMinutes = 24 * 60;

/** When nobody needs the record any more. */
export function browserEnd({ at, sessionUntil }: BrowserRecord): Date {
  const rest = (at?.getTime() ?? 0) + restMinutes * 60_000;
  return new Date(Math.max(rest, sessionUntil?.getTime() ?? 0));
}

/** The browser's ID, given now if it has none. */
export function ensureBrowser(context: ServerContext, request: Request, response: Response): string {
  const known = readCookie(request, browserCookie);
  if (known !== undefined) return known;
  const id = context.id('b');
  setBrowserCookie(response, id);
  return id;
}

/** Requests this browser still waits for. */
export async function pendingOf(context: ServerContext, browserId: string | undefined): Promise<PendingRequest[]> {
  if (browserId === undefined) return [];
  const record = await context.browsers.get(browserId);
  return stillWaiting(context, record?.pending ?? []);
}

/** Remembers a request for this browser. */
export async function addPending(context: ServerContext, browserId: string, request: PendingRequest): Promise<void> {
  await context.browsers.update(browserId, (record) => ({
    ...record,
    at: context.clock.now(),
    pending: [...stillWaiting(context, record?.pending ?? []), request].slice(-pendingMost),
  }));
}

/** Notes a refusal; whatever session the browser has stays as it was. */
export async function noteRefusal(
  context: ServerContext,
  browserId: string,
  lastRefusal: { reason: string; reference: string },
): Promise<void> {
  await context.browsers.update(browserId, (record) => ({
    pending: [],
    ...record,
    at: context.clock.now(),
    lastRefusal,
  }));
}

/** Notes a new session: the answered request is gone, and so are the last refusal and the session before. */
export async function noteSignIn(
  context: ServerContext,
  browserId: string,
  { sessionId, sessionUntil }: { sessionId: string; sessionUntil: Date },
  answered: string | undefined,
): Promise<void> {
  const at = context.clock.now();
  let before: string | undefined;
  await context.browsers.update(browserId, (record) => {
    before = record?.sessionId;
    return { at, pending: (record?.pending ?? []).filter(({ id }) => id !== answered), sessionId, sessionUntil };
  });
  if (before !== undefined) await context.signedIn.delete(before);
}

function stillWaiting(context: ServerContext, pending: readonly PendingRequest[]): PendingRequest[] {
  const oldest = context.clock.now().getTime() - pendingMinutes * 60_000;
  return pending.filter(({ issuedAt }) => issuedAt.getTime() >= oldest);
}
