/** People, what they can do about their accounts, and the mails they get. Asynchronous, because the store is. */
import type { AppUserAttribute, User } from '../model.ts';
import type { OrgProblem } from '../problem.ts';

/** The profile of a person as given; absent attributes stay as they are. */
export type ProfileInput = Record<string, string | string[] | undefined>;

export interface NewPerson {
  login: string;
  /** Defaults to `login`. */
  email?: string;
  firstName: string;
  lastName: string;
  /** Default: first and last name. Null: none, as Okta's API leaves it. */
  displayName?: string | null;
  attributes?: ProfileInput;
  /** "I will set password". */
  password?: string;
  /** "Activate now": without a password this sends the activation mail. Default true. */
  activate?: boolean;
  /** "User must change password on first login" (needs `password` and `activate`). */
  mustChangePassword?: boolean;
  /** Whoever answers it may set a new password. */
  recoveryQuestion?: { question: string; answer: string };
}

/** A person as a seed says: status and all, whatever the life cycle would have to say. */
export interface ImposedPerson {
  login: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  displayName?: string;
  attributes?: ProfileInput;
  passwordHash?: string;
  /** Default for a new person: ACTIVE. */
  status?: User['status'];
}

/** Answer to user name and password. `reason` is for the log; `message` is Okta's text for the person. */
export type Authentication =
  | { ok: true; user: User }
  | {
      ok: false;
      reason: 'unknown' | 'wrong_password' | 'locked_out' | 'not_active' | 'password_expired';
      message: string;
      user?: User;
    };

/** Whether the step tells the person by mail. Default: it does. */
export interface MailOptions {
  sendEmail?: boolean;
}

export interface Directory {
  create(input: NewPerson): Promise<User>;
  /** What `create` would refuse, by field; nothing is stored. Whether the login is free is not asked. */
  validate(input: NewPerson): OrgProblem[];
  /** Upsert by login, without mails except the one a PROVISIONED person waits for. */
  impose(input: ImposedPerson): Promise<User>;
  /** By id; throws `not_found`. */
  get(id: string): Promise<User>;
  /** By login, ignoring case. */
  find(login: string): Promise<User | undefined>;
  /** In order of creation; `search` is a prefix of login, e-mail, first or last name. */
  list(query?: { search?: string; limit?: number }): Promise<User[]>;
  /** Partial: what is not named stays. */
  updateProfile(id: string, patch: ProfileInput): Promise<User>;
  /** STAGED or DEPROVISIONED → PROVISIONED (mail sent unless said otherwise), or ACTIVE where a password exists. */
  activate(id: string, options?: MailOptions): Promise<User>;
  /** PROVISIONED: sends a new activation mail; older links die. */
  resendActivation(id: string): Promise<void>;
  suspend(id: string): Promise<User>;
  unsuspend(id: string): Promise<User>;
  unlock(id: string): Promise<User>;
  expirePassword(id: string): Promise<User>;
  /** RECOVERY, with a mail that leads to a new password. */
  resetPassword(id: string, options?: MailOptions): Promise<User>;
  /** PROVISIONED, RECOVERY: a one-time token for whoever delivers the link without our mail; older links die. */
  credentialToken(id: string): Promise<string>;
  /** By the person, who must know the old one. */
  changePassword(id: string, change: { oldPassword: string; newPassword: string }): Promise<User>;
  /** The password must be right. */
  changeRecoveryQuestion(id: string, change: { password: string; question: string; answer: string }): Promise<User>;
  /** By the person, who forgot the old one and answers the recovery question. */
  recoverPassword(id: string, recovery: { answer: string; newPassword: string }): Promise<User>;
  /** Signs the person out everywhere. */
  endSessions(id: string): Promise<void>;
  /** Assignments go, the password is forgotten. */
  deactivate(id: string): Promise<User>;
  /** Only from DEPROVISIONED. */
  remove(id: string): Promise<void>;
  /** By an administrator, or by seed. Makes PROVISIONED, PASSWORD_EXPIRED, RECOVERY into ACTIVE. */
  setPassword(id: string, password: string): Promise<User>;
  /** Counts failures: ten in a row lock the account. */
  authenticate(login: string, password: string): Promise<Authentication>;
  /** The person whom an activation or recovery link belongs to; does not use it up. */
  personOfToken(token: string): Promise<User | undefined>;
  /** Uses the link up, sets the password, makes the person ACTIVE. */
  redeemToken(token: string, password: string): Promise<User>;
  /** PASSWORD_EXPIRED: a one-time token that leads to a new password, for somebody who just proved the old one. */
  startPasswordChange(id: string): Promise<string>;
  /** Throws `password_complexity` with every requirement that is not met. */
  refuseWeakPassword(password: string, login: string): void;
  /** What a new password must satisfy, in Okta's words; empty when it does. */
  passwordProblems(password: string, login: string): string[];
  readonly passwordRequirements: readonly string[];
}

/**
 * What people can do about their account themselves. Whoever asks learns nothing: an unknown name and a known one are
 * answered alike, and the rest is in the mail. `target`: where to go on afterwards, a path of the SAML face.
 */
export interface Recovery {
  /** "Forgot password?": the old password works until the link was used. Nobody without a password gets a link. */
  forgotPassword(identifier: string, target?: string): Promise<void>;
  /** "Unlock account?" */
  unlockAccount(identifier: string, target?: string): Promise<void>;
  /** The person whom a link belongs to; does not use it up. */
  personOf(kind: 'recovery' | 'unlock', token: string): Promise<User | undefined>;
  /** Uses the link up, sets the password, ends every session. */
  resetPassword(token: string, password: string): Promise<User>;
  /** Uses the link up; the password stays. */
  unlock(token: string): Promise<User>;
}

/** Custom attributes of the user profile. */
export interface UserSchema {
  list(): Promise<AppUserAttribute[]>;
  put(attribute: AppUserAttribute): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A mail that was never sent: it waits in the outbox. */
export interface Mail {
  to: string;
  subject: string;
  template:
    | 'UserActivation'
    | 'ForgotPassword'
    | 'ForgotPasswordDenied'
    | 'SelfServiceUnlock'
    | 'SelfServiceUnlockOnUnlockedAccount';
  firstName: string;
  /** The link a person would follow. */
  link: string;
  at: string;
}

export interface Outbox {
  list(): Promise<Mail[]>;
}
