import type { Request, Response } from 'express';
import express, { Router } from 'express';
import type { EndUser } from '../../workspace/index.ts';
import { ensureBrowser } from '../browser.ts';
import { browserCookie, readCookie } from '../cookies.ts';
import { csrfField } from '../csrf.ts';
import { field, notFound, sendPage } from '../pages.ts';
import type { ServerContext } from '../server-context.ts';

const invitationDays = 7;

/** Puts an invitation with a set-password link in the outbox (D-25), and answers the link. */
export async function invite(
  context: Pick<ServerContext, 'url' | 'clock' | 'id' | 'invitations' | 'outbox'>,
  user: { id: string; email: string },
): Promise<string> {
  const now = context.clock.now();
  const token = context.id('inv');
  const expires = new Date(now.getTime() + invitationDays * 86_400_000);
  await context.invitations.putIfAbsent(token, user.id, expires, now);
  const link = `${context.url}/invitation/${token}`;
  await context.outbox.send({ to: user.email, subject: 'Set your password', link, at: now.toISOString() });
  return link;
}

/** `/invitation/{token}`: sets a password, once. It signs nobody in, so it is no way around enforcement (D-36). */
export function invitationRoutes(context: ServerContext): Router {
  const router = Router();
  router.get('/invitation/:token', async (request, response) => {
    const user = await invited(context, request);
    if (!user) return notFound(context, response);
    show(context, request, response, user);
  });
  router.post(
    '/invitation/:token',
    express.urlencoded({ extended: false, limit: '8kb' }),
    async (request, response) => {
      const user = await invited(context, request);
      if (!user) return notFound(context, response);
      if (!context.csrf.matches(readCookie(request, browserCookie), field(request, csrfField))) {
        return show(context, request, response, user, { error: 'This form was out of date. Please try again.' });
      }
      const password = field(request, 'password') ?? '';
      if (password !== field(request, 'repeat')) {
        return show(context, request, response, user, { error: 'The two passwords differ.' });
      }
      const token = String(request.params.token);
      const claim = async () => (await context.invitations.take(token, context.clock.now())) !== undefined;
      const set = await context.workspace.setPassword(user.id, password, claim);
      if (!set.ok && set.errors[0].code === 'invitation_used') return notFound(context, response);
      if (!set.ok) return show(context, request, response, user, { error: set.errors[0].message });
      show(context, request, response, user, { done: true });
    },
  );
  return router;
}

async function invited(context: ServerContext, request: Request): Promise<EndUser | undefined> {
  const userId = await context.invitations.peek(String(request.params.token), context.clock.now());
  return userId === undefined ? undefined : context.workspace.endUser(userId);
}

function show(
  context: ServerContext,
  request: Request,
  response: Response,
  user: EndUser,
  { error, done = false }: { error?: string; done?: boolean } = {},
): void {
  const page = context.views.setPassword({
    email: user.email,
    name: user.name,
    action: request.originalUrl,
    csrf: context.csrf.token(ensureBrowser(context, request, response)),
    ...(error !== undefined && { error }),
    done,
    signIn: context.workspace
      .environments()
      .filter(({ key }) => user.environments.includes(key))
      .map((environment) => ({ environment, href: `/sign-in/${environment.key}` })),
  });
  sendPage(response, page, error === undefined ? 200 : 400);
}
