import type { ApiClient, FieldError, WorkspaceServices } from '../workspace/index.ts';

/** What the API is given. */
export interface IamApiServices {
  workspace: WorkspaceServices;
  now(): Date;
  log: { error(fields: object, message: string): void };
}

/** One call, after the door: whose it is, and what it says, unchecked. */
export interface Call {
  workspace: WorkspaceServices;
  client: ApiClient;
  params: Readonly<Record<string, string | string[] | undefined>>;
  query: unknown;
  body: unknown;
}

export type Answer = { ok: true; data: unknown } | { ok: false; status: 404 | 422; errors: readonly FieldError[] };

/** What serves one endpoint. */
export type Handler = (call: Call) => Answer | Promise<Answer>;

export function found(data: unknown): Answer {
  return { ok: true, data };
}

/** 404: what the address names is not there. */
export function missing(what: 'user' | 'user group'): Answer {
  const code = what === 'user' ? 'user_unknown' : 'group_unknown';
  return { ok: false, status: 404, errors: [{ field: '', code, message: `There is no such ${what}.` }] };
}

/** 422: what the call says cannot be done. */
export function unprocessable(errors: readonly FieldError[]): Answer {
  return { ok: false, status: 422, errors };
}
