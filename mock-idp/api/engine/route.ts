import type { IncomingMessage } from 'node:http';
import type { OrgServices, Random, User } from '../../org/index.ts';

/** What the API works on. */
export interface ApiServices {
  org: OrgServices;
  clock: { now(): Date };
  /** Base URL of the SAML face. */
  samlUrl(): string;
  /** Where a caller reaches us, no trailing slash. */
  baseOf(request: IncomingMessage): string;
  random: Random;
  logError(error: unknown): void;
}

/** One call, after the token was accepted. */
export interface Call {
  services: ApiServices;
  org: OrgServices;
  /** Where this caller reaches us, no trailing slash: what links begin with. */
  baseUrl: string;
  /** Whose token it is. */
  caller: User;
  /** Path and query as called. */
  url: URL;
  /** A segment of the path, as named in the route. */
  param(name: string): string;
  /** First value of a query parameter. */
  query(name: string): string | undefined;
  /** `true` or `false`, or the default. */
  flag(name: string, otherwise: boolean): boolean;
  /** Not yet checked; see `readBody`. */
  body: unknown;
  accepts: string;
  contentType: string;
}

/** What goes back. */
export type Answer =
  | { kind: 'json'; status: number; body: unknown; links?: readonly string[]; etag?: string }
  | { kind: 'text'; type: string; body: string; status?: number }
  /** Something was made: where it is. */
  | { kind: 'made'; location: string }
  /** It is elsewhere: 302. */
  | { kind: 'moved'; location: string }
  | { kind: 'empty'; status: 202 | 204 };

export const json = (body: unknown, status = 200): Answer => ({ kind: 'json', status, body });
export const moved = (location: string): Answer => ({ kind: 'moved', location });
export const noContent: Answer = { kind: 'empty', status: 204 };
export const accepted: Answer = { kind: 'empty', status: 202 };

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One endpoint. */
export interface Route {
  method: Method;
  path: string;
  /** Open to everybody, as Okta's organisation metadata is. */
  open?: boolean;
  handle(call: Call): Promise<Answer>;
}

export const get = (path: string, handle: Route['handle']): Route => ({ method: 'get', path, handle });
export const post = (path: string, handle: Route['handle']): Route => ({ method: 'post', path, handle });
/** Open to everybody: for whoever signs in, and has no token. */
export const openGet = (path: string, handle: Route['handle']): Route => ({ ...get(path, handle), open: true });
export const openPost = (path: string, handle: Route['handle']): Route => ({ ...post(path, handle), open: true });
export const put = (path: string, handle: Route['handle']): Route => ({ method: 'put', path, handle });
export const patch = (path: string, handle: Route['handle']): Route => ({ method: 'patch', path, handle });
export const del = (path: string, handle: Route['handle']): Route => ({ method: 'delete', path, handle });
