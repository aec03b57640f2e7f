import type { ComponentChildren, VNode } from 'preact';
import type { ConsoleServices } from '../../http/index.ts';
import type { User } from '../../org/index.ts';
import type { WireMessage } from '../../saml/index.ts';
import type { Drafts } from '../draft.ts';
import type { Submitted } from './submitted.ts';

/** Entries of the left navigation, by name. */
export type Place =
  | 'Applications'
  | 'People'
  | 'Groups'
  | 'Profile Editor'
  | 'System Log'
  | 'Trace'
  | 'Faults'
  | 'Situations'
  | 'Seed'
  | 'Outbox'
  | 'Clock'
  | 'Control API';

/** One page of the console, without its frame. */
export interface Page {
  title: string;
  place: Place;
  /** Where this page hangs: text and address of the page above. */
  above?: { label: string; href: string };
  /** The one primary action, at the right of the title. */
  action?: ComponentChildren;
  /** Tables and messages need more room than forms. */
  wide?: boolean;
  status?: number;
  body: ComponentChildren;
}

/** What a handler gives back; how it travels is the engine's business. */
export type Answer =
  | { kind: 'page'; page: Page }
  /** A part of a page, for the script that puts it there. */
  | { kind: 'fragment'; body: VNode }
  | { kind: 'redirect'; to: string; notice?: string }
  | { kind: 'delivery'; app: string; message: Omit<WireMessage, 'xml'> }
  | { kind: 'download'; fileName: string; type: string; content: string };

/** A request of a signed-in administrator. A posted form has passed the token check already. */
export interface Visit {
  services: ConsoleServices;
  drafts: Drafts;
  user: User;
  sessionId: string;
  /** Goes into every form. */
  csrf: string;
  now: Date;
  form: Submitted;
  /** A segment of the path, as named in the route. */
  param(name: string): string;
  /** First value of a query parameter, or an empty string. */
  query(name: string): string;
}

export interface Route {
  method: 'get' | 'post';
  /** Below `/admin`. */
  path: string;
  handle(visit: Visit): Answer | Promise<Answer>;
}

export const get = (path: string, handle: Route['handle']): Route => ({ method: 'get', path, handle });
export const post = (path: string, handle: Route['handle']): Route => ({ method: 'post', path, handle });

export const show = (page: Page): Answer => ({ kind: 'page', page });
export const fragment = (body: VNode): Answer => ({ kind: 'fragment', body });
export const redirect = (to: string, notice?: string): Answer => ({
  kind: 'redirect',
  to,
  ...(notice === undefined ? {} : { notice }),
});
export const download = (fileName: string, type: string, content: string): Answer => ({
  kind: 'download',
  fileName,
  type,
  content,
});
/** The page whose form carries a message to an app. */
export const deliver = (app: string, message: Omit<WireMessage, 'xml'>): Answer => ({ kind: 'delivery', app, message });
