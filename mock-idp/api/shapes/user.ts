import type { User, UserStatus } from '../../org/index.ts';
import type { Call } from '../engine/index.ts';
import { moment, momentOrNull } from './moment.ts';

type Link = 'activate' | 'changePassword' | 'changeRecoveryQuestion' | 'deactivate' | 'delete' | 'expirePassword';
type MoreLinks = 'forgotPassword' | 'reactivate' | 'resetPassword' | 'suspend' | 'unlock' | 'unsuspend';

/** Where each step is, below the person's own address. */
const targets: Readonly<Record<Link | MoreLinks, readonly [path: string, method: 'POST' | 'DELETE']>> = {
  activate: ['/lifecycle/activate', 'POST'],
  changePassword: ['/credentials/change_password', 'POST'],
  changeRecoveryQuestion: ['/credentials/change_recovery_question', 'POST'],
  deactivate: ['/lifecycle/deactivate', 'POST'],
  delete: ['', 'DELETE'],
  expirePassword: ['/lifecycle/expire_password', 'POST'],
  forgotPassword: ['/credentials/forgot_password', 'POST'],
  reactivate: ['/lifecycle/reactivate', 'POST'],
  resetPassword: ['/lifecycle/reset_password', 'POST'],
  suspend: ['/lifecycle/suspend', 'POST'],
  unlock: ['/lifecycle/unlock', 'POST'],
  unsuspend: ['/lifecycle/unsuspend', 'POST'],
};

/** What can be done with a person, by status. */
const steps: Readonly<Record<UserStatus, readonly (Link | MoreLinks)[]>> = {
  STAGED: ['activate'],
  PROVISIONED: ['suspend', 'resetPassword', 'reactivate', 'deactivate'],
  ACTIVE: [
    'suspend',
    'resetPassword',
    'forgotPassword',
    'expirePassword',
    'changeRecoveryQuestion',
    'changePassword',
    'deactivate',
  ],
  RECOVERY: ['reactivate', 'resetPassword', 'deactivate'],
  PASSWORD_EXPIRED: ['resetPassword', 'changePassword', 'deactivate'],
  LOCKED_OUT: ['unlock', 'resetPassword', 'deactivate'],
  SUSPENDED: ['unsuspend', 'deactivate'],
  DEPROVISIONED: ['activate', 'delete'],
};

/** The id of the one user type; it hangs on the organisation's own. */
export const userTypeId = (organisationId: string): string => `oty${organisationId.slice(3)}`;

const always = { firstName: null, lastName: null, mobilePhone: null, secondEmail: null, login: null, email: null };

/** `credentials` of a person: never the password, never the answer. */
export function credentialsJson(user: User) {
  return {
    ...(user.passwordHash !== undefined && { password: {} }),
    ...(user.recoveryQuestion && { recovery_question: { question: user.recoveryQuestion.question } }),
    provider: { type: 'OKTA', name: 'OKTA' },
  };
}

function linksOf(call: Call, user: User, typeId: string) {
  const self = `${call.baseUrl}/api/v1/users/${user.id}`;
  const possible = steps[user.status].map((step) => {
    const [path, method] = targets[step];
    return [step, { href: `${self}${path}`, method }] as const;
  });
  return {
    self: { href: self },
    schema: { href: `${call.baseUrl}/api/v1/meta/schemas/user/default` },
    type: { href: `${call.baseUrl}/api/v1/meta/types/user/${typeId}` },
    ...Object.fromEntries(possible),
  };
}

/** A person; within a list only the link to itself. */
export async function userJson(call: Call, user: User, { inList = false } = {}) {
  const typeId = userTypeId((await call.org.organisation.get()).id);
  return {
    id: user.id,
    status: user.status,
    created: moment(user.created),
    activated: momentOrNull(user.activated),
    statusChanged: momentOrNull(user.statusChanged),
    lastLogin: momentOrNull(user.lastLogin),
    lastUpdated: moment(user.lastUpdated),
    passwordChanged: momentOrNull(user.passwordChanged),
    type: { id: typeId },
    profile: { ...always, ...user.profile },
    credentials: credentialsJson(user),
    _links: inList ? { self: { href: `${call.baseUrl}/api/v1/users/${user.id}` } } : linksOf(call, user, typeId),
  };
}
