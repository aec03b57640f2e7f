/** Groups, who is in them, and the rules that put people there. Asynchronous, because the store is. */
import type { Group, GroupRule, User } from '../model.ts';
import type { OrgProblem } from '../problem.ts';

export interface GroupInput {
  name: string;
  description?: string | null;
}

/** Groups and who is in them. Everyone is always there and holds everybody. */
export interface Groups {
  everyone(): Promise<Group>;
  create(input: GroupInput): Promise<Group>;
  /** By id; throws `not_found`. */
  get(id: string): Promise<Group>;
  findByName(name: string): Promise<Group | undefined>;
  /** Everyone first, then in order of creation. */
  list(): Promise<Group[]>;
  update(id: string, input: GroupInput): Promise<Group>;
  /** Its assignments to apps end, too. */
  remove(id: string): Promise<void>;
  addMember(id: string, userId: string): Promise<void>;
  removeMember(id: string, userId: string): Promise<void>;
  members(id: string): Promise<User[]>;
  /** Everyone among them. */
  ofUser(userId: string): Promise<Group[]>;
}

export interface GroupRuleInput {
  name: string;
  /** Okta Expression Language, legacy: about user attributes and groups, true or false. */
  expression: string;
  groupIds: string[];
  excludedUserIds?: string[];
}

/**
 * Group rules. An active rule runs on everybody when it is activated, and on a person whenever the person changes, except
 * while the person is STAGED, PROVISIONED, SUSPENDED or DEPROVISIONED.
 */
export interface GroupRules {
  /** By id; throws `not_found`. */
  get(id: string): Promise<GroupRule>;
  findByName(name: string): Promise<GroupRule | undefined>;
  list(): Promise<GroupRule[]>;
  /** INACTIVE at first. */
  create(input: GroupRuleInput): Promise<GroupRule>;
  /** What `create` would refuse; whether the name is free is not asked. */
  validate(input: GroupRuleInput): Promise<OrgProblem[]>;
  /** Only while INACTIVE, and never the groups it assigns to. */
  replace(id: string, input: GroupRuleInput): Promise<GroupRule>;
  activate(id: string): Promise<GroupRule>;
  /** Whom it put into groups stays there. */
  deactivate(id: string): Promise<GroupRule>;
  /** Not while ACTIVE. `removeUsers`: whom it put into groups leaves them. */
  remove(id: string, options?: { removeUsers?: boolean }): Promise<void>;
  /** Whom rules hold in a group: the rules' ids by the person's. */
  holding(groupId: string): Promise<ReadonlyMap<string, readonly string[]>>;
}
