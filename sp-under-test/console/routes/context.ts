import type { Request, Response } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import type { FieldError, Result } from '../../workspace/index.ts';
import { type FieldErrors, renderPage, type Visit } from '../components/index.ts';
import { doneText } from '../done.ts';
import { MessagePage } from '../pages/message.tsx';

/** Who visits, and what the address says was just done. */
export function visitOf(services: ConsoleServices, request: Request): Visit {
  const admin = services.admin(request);
  return {
    base: services.base,
    csrf: admin.csrf,
    admin: admin.email,
    workspaceName: services.workspaceName,
    done: doneText(request.query.done),
  };
}

export function show(response: Response, page: Parameters<typeof renderPage>[0], status = 200): void {
  response.status(status).type('html').send(renderPage(page));
}

/** Says in one sentence why there is no such page, or why an action was refused, and where to go on. */
export function showMessage(
  services: ConsoleServices,
  request: Request,
  response: Response,
  message: { status: number; title: string; sentence: string; back: { href: string; label: string } },
): void {
  show(response, MessagePage({ visit: visitOf(services, request), ...message }), message.status);
}

/** Nothing under this address. */
export function showMissing(services: ConsoleServices, request: Request, response: Response, what: string): void {
  showMessage(services, request, response, {
    status: 404,
    title: 'Not found',
    sentence: `There is no such ${what} in this workspace. It may have been deleted.`,
    back: { href: `${services.base}/access-control`, label: 'Access control' },
  });
}

/** One message a field; the first one counts. */
export function errorsOf(errors: readonly FieldError[]): FieldErrors {
  const byField: Record<string, string> = {};
  for (const { field, message } of errors) byField[field === '' ? 'form' : field] ??= message;
  return byField;
}

/** For actions that are only a button: back to the page with a notice, or a page that says why not. */
export function settle(
  services: ConsoleServices,
  request: Request,
  response: Response,
  result: Result<unknown>,
  to: { done: string; refused: string; href: string; label: string },
): void {
  if (result.ok) {
    response.redirect(303, `${to.href}?done=${to.done}`);
    return;
  }
  showMessage(services, request, response, {
    status: 422,
    title: to.refused,
    sentence: result.errors.map((error) => error.message).join(' '),
    back: to,
  });
}
