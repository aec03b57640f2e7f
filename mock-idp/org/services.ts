/** The organisation as the SAML face, the console, the control API and the seed use it. Asynchronous, because the store is. */
import type { AppGroups, Applications, Assignments } from './apps/contracts.ts';
import type { Logos } from './apps/logos.ts';
import type { GroupRules, Groups } from './groups/contracts.ts';
import type { LogEvent, Organisation } from './model.ts';
import type { Directory, Outbox, Recovery, UserSchema } from './people/contracts.ts';
import type { Sessions, SessionTokens } from './sessions/contracts.ts';

export type * from './apps/contracts.ts';
export type * from './groups/contracts.ts';
export type { AttributeStatement } from './model.ts';
export type * from './people/contracts.ts';
export type { OrgProblem } from './problem.ts';
export type * from './sessions/contracts.ts';

export interface SystemLog {
  /** Newest first. */
  list(query?: { limit?: number; eventType?: string }): Promise<LogEvent[]>;
  write(event: Omit<LogEvent, 'uuid' | 'published'>): Promise<void>;
}

export interface Administrators {
  grant(userId: string): Promise<void>;
  includes(userId: string): Promise<boolean>;
  /** Ids, oldest first. */
  list(): Promise<string[]>;
}

export interface OrganisationService {
  get(): Promise<Organisation>;
  update(patch: { name?: string; subdomain?: string }): Promise<Organisation>;
}

/** The whole organisation. */
export interface OrgServices {
  organisation: OrganisationService;
  directory: Directory;
  recovery: Recovery;
  applications: Applications;
  assignments: Assignments;
  groups: Groups;
  groupRules: GroupRules;
  appGroups: AppGroups;
  userSchema: UserSchema;
  outbox: Outbox;
  systemLog: SystemLog;
  logos: Logos;
  sessions: Sessions;
  sessionTokens: SessionTokens;
  administrators: Administrators;
}
