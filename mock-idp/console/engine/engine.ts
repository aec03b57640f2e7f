import type { ConsoleServices } from '../../http/index.ts';
import type { Drafts } from '../draft.ts';
import type { CsrfGuard } from './csrf.ts';

/** What the console keeps between requests. */
export interface Engine {
  services: ConsoleServices;
  csrf: CsrfGuard;
  drafts: Drafts;
  newId(): string;
  /** What the last form achieved, by session, until it is shown. */
  notices: Map<string, string>;
}
