/**
 * What the workspace admin's router gets. It is mounted at `/workspace-admin` *behind* the door in this folder: an admin
 * session exists, urlencoded bodies are parsed (`req.body`, repeated fields become arrays), `_csrf` of every POST has been
 * checked, helmet and its CSP are set (self only). `/workspace-admin/sign-in` and POST `/workspace-admin/sign-out` are the door's.
 */
import type { Request } from 'express';
import type { Mail } from '../outbox/index.ts';
import type { WorkspaceServices } from '../workspace/index.ts';

export interface AdminSession {
  email: string;
  name: string;
  /** Goes into the hidden input `_csrf` of every form. */
  csrf: string;
}

export interface ConsoleServices {
  workspaceName: string;
  workspace: WorkspaceServices;
  /** Mails this SP would have sent, newest first. */
  mails(): readonly Mail[];
  now(): Date;
  /** Who is asking; the door has made sure that somebody is. */
  admin(req: Request): AdminSession;
  /** Where the console is mounted: `/workspace-admin`. */
  base: string;
}
