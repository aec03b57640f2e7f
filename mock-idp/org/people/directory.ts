import { type Collection, StoreConflict } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { User } from '../model.ts';
import type { Directory, ImposedPerson, MailOptions, NewPerson, OrganisationService, SystemLog } from '../services.ts';
import { record, targetUser } from '../system-log.ts';
import { authenticator } from './authenticate.ts';
import * as lifeCycle from './life-cycle.ts';
import { accountLinks } from './links.ts';
import type { OutboxWithSend } from './outbox.ts';
import { hashPassword, passwordProblems, passwordRequirements, verifyPassword } from './password.ts';
import { changedProfile, imposedProfile, loginKey, newProfile, personProblems } from './people.ts';

/** What the directory leans on within the organisation. */
export interface DirectoryParts {
  users: Collection<User>;
  organisation: OrganisationService;
  outbox: OutboxWithSend;
  systemLog: SystemLog;
  /** Deactivation and deletion end every assignment. */
  unassignAll(userId: string): Promise<void>;
  /** What usernames at apps are made of may have changed. */
  renamed(before: User, after: User): Promise<void>;
  /** Deletion ends every membership, too. */
  leaveAll(userId: string): Promise<void>;
  /** A person has changed: group rules may put the person somewhere else. */
  settle(user: User): Promise<void>;
}

/** The people, found by id and by login. */
export function userCollection({ store }: OrgDependencies): Collection<User> {
  return store.collection<User>('users', {
    login: { of: (user) => [loginKey(user.profile.login)], unique: true },
  });
}

function loginTaken(): OrgError {
  const message = 'login: An object with this field already exists in the current organization';
  return new OrgError('login_taken', 'Api validation failed: login', [
    { path: '/login', message, remedy: 'Another login, or change the person who has it.' },
  ]);
}

function refuseWeak(password: string, login: string): void {
  const unmet = passwordProblems(password, login);
  if (unmet.length === 0) return;
  throw new OrgError(
    'password_complexity',
    'The password does not meet the complexity requirements of the current password policy.',
    unmet.map((requirement) => ({ path: '/password', message: requirement, remedy: requirement })),
  );
}

/** Nobody remembers how an answer was capitalised. */
const foldedAnswer = (answer: string) => answer.trim().toLowerCase();

async function questionOf({ question, answer }: { question: string; answer: string }) {
  return { question, answerHash: await hashPassword(foldedAnswer(answer)) };
}

async function asLoginTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StoreConflict) throw loginTaken();
    throw error;
  }
}

/** Makes the directory. */
export function createDirectory(dependencies: OrgDependencies, parts: DirectoryParts): Directory {
  const { now, random } = dependencies;
  const { users, systemLog } = parts;
  const links = accountLinks(dependencies, users);
  const sendLink = async (id: string, template: 'UserActivation' | 'ForgotPassword'): Promise<void> => {
    const { user, token } = await links.create('credential', id);
    const path = template === 'UserActivation' ? `/tokens/${token}/verify` : `/reset_password/${token}`;
    await parts.outbox.send(user, template, (await parts.organisation.get()).name, dependencies.samlUrl() + path);
  };
  const notFound = (id: string) => new OrgError('not_found', `Not found: Resource not found: ${id} (User)`);
  const get = async (id: string): Promise<User> => {
    const user = await users.get(id);
    if (!user) throw notFound(id);
    return user;
  };
  const change = async (id: string, next: (user: User) => User, eventType: string): Promise<User> => {
    const changed = await asLoginTaken(users.change(id, next));
    if (!changed) throw notFound(id);
    await record(systemLog, eventType, [targetUser(changed)]);
    await parts.settle(changed);
    return changed;
  };
  const step = (id: string, next: (user: User, at: Date) => User, eventType: string) =>
    change(id, (user) => next(user, now()), eventType);
  const find = async (login: string) => users.find('login', loginKey(login));

  const activate = async (id: string, { sendEmail = true }: MailOptions = {}): Promise<User> => {
    const user = await step(id, lifeCycle.activate, 'user.lifecycle.activate');
    if (user.status === 'PROVISIONED' && sendEmail) await sendLink(id, 'UserActivation');
    return get(id);
  };
  const refuseWrongPassword = async (id: string, password: string, message: string): Promise<void> => {
    if (await verifyPassword(password, (await get(id)).passwordHash)) return;
    throw new OrgError('credentials_refused', 'Update of credentials failed', [
      { path: '/password', message, remedy: 'The present password.' },
    ]);
  };
  const setPassword = async (id: string, password: string): Promise<User> => {
    refuseWeak(password, (await get(id)).profile.login);
    const hash = await hashPassword(password);
    return change(id, (user) => lifeCycle.withPassword(user, hash, now()), 'user.account.update_password');
  };

  return {
    create: async (input) => {
      const user = await insert(input);
      await record(systemLog, 'user.lifecycle.create', [targetUser(user)]);
      if (input.activate === false) return user;
      await activate(user.id);
      if (input.password === undefined || input.mustChangePassword !== true) return get(user.id);
      return step(user.id, lifeCycle.expirePassword, 'user.account.expire_password');
    },
    validate: personProblems,
    impose,
    get,
    find,
    list: async ({ search, limit = 200 } = {}) => {
      if (search === undefined || search === '') return users.list(limit);
      const start = search.toLowerCase();
      const matches = ({ profile }: User) =>
        [profile.login, profile.email, profile.firstName, profile.lastName].some((text) =>
          text.toLowerCase().startsWith(start),
        );
      return (await users.list()).filter(matches).slice(0, limit);
    },
    updateProfile: async (id, patch) => {
      const before = await get(id);
      const profiled = (user: User, at: Date) => ({
        ...user,
        profile: changedProfile(user.profile, patch),
        lastUpdated: at.toISOString(),
      });
      const after = await step(id, profiled, 'user.account.update_profile');
      await parts.renamed(before, after);
      return after;
    },
    activate,
    resendActivation: async (id) => {
      const user = await get(id);
      if (user.status !== 'PROVISIONED') {
        throw new OrgError('status_forbids', 'This operation is not allowed in the current status of the user.');
      }
      await sendLink(id, 'UserActivation');
      await record(systemLog, 'user.lifecycle.reactivate', [targetUser(user)]);
    },
    suspend: (id) => step(id, lifeCycle.suspend, 'user.lifecycle.suspend'),
    unsuspend: (id) => step(id, lifeCycle.unsuspend, 'user.lifecycle.unsuspend'),
    unlock: (id) => step(id, lifeCycle.unlock, 'user.account.unlock_by_admin'),
    expirePassword: (id) => step(id, lifeCycle.expirePassword, 'user.account.expire_password'),
    resetPassword: async (id, { sendEmail = true } = {}) => {
      await step(id, lifeCycle.resetPassword, 'user.account.reset_password');
      if (sendEmail) await sendLink(id, 'ForgotPassword');
      return get(id);
    },
    deactivate: async (id) => {
      const user = await step(id, lifeCycle.deactivate, 'user.lifecycle.deactivate');
      await parts.unassignAll(id);
      return user;
    },
    remove: async (id) => {
      const user = await get(id);
      if (user.status !== 'DEPROVISIONED') {
        throw new OrgError('status_forbids', 'Only a deactivated person can be deleted.');
      }
      await parts.leaveAll(id);
      await users.delete(id);
      await record(systemLog, 'user.lifecycle.delete.completed', [targetUser(user)]);
    },
    setPassword,
    credentialToken: async (id) => {
      const { status } = await get(id);
      if (status !== 'PROVISIONED' && status !== 'RECOVERY') {
        throw new OrgError('status_forbids', 'This operation is not allowed in the current status of the user.');
      }
      return (await links.create('credential', id)).token;
    },
    changePassword: async (id, { oldPassword, newPassword }) => {
      await refuseWrongPassword(id, oldPassword, 'Old Password is not correct');
      return setPassword(id, newPassword);
    },
    changeRecoveryQuestion: async (id, { password, question, answer }) => {
      await refuseWrongPassword(id, password, 'Password is not correct');
      const recoveryQuestion = await questionOf({ question, answer });
      return step(id, (user) => ({ ...user, recoveryQuestion }), 'user.account.update_profile');
    },
    recoverPassword: async (id, { answer, newPassword }) => {
      const { recoveryQuestion } = await get(id);
      if (!(await verifyPassword(foldedAnswer(answer), recoveryQuestion?.answerHash))) {
        throw new OrgError('answer_wrong', 'Invalid Passcode/Answer');
      }
      return setPassword(id, newPassword);
    },
    endSessions: async (id) => {
      await step(id, lifeCycle.withoutSessions, 'user.session.clear');
    },
    authenticate: authenticator({ users, systemLog, find, now }),
    refuseWeakPassword: refuseWeak,
    personOfToken: (token) => links.personOf('credential', token),
    redeemToken: async (token, password) => {
      const person = await links.personOf('credential', token);
      if (!person) throw links.invalid();
      refuseWeak(password, person.profile.login);
      // Taken only now, so that a password too weak does not cost the person the link.
      const taken = await links.take('credential', token);
      if (!taken) throw links.invalid();
      return setPassword(taken.id, password);
    },
    startPasswordChange: async (id) => {
      const user = await get(id);
      if (user.status !== 'PASSWORD_EXPIRED') {
        throw new OrgError('status_forbids', 'This operation is not allowed in the current status of the user.');
      }
      return (await links.create('credential', id)).token;
    },
    passwordProblems,
    passwordRequirements,
  };

  async function impose(input: ImposedPerson): Promise<User> {
    const existing = await find(input.login);
    const at = now().toISOString();
    const base: User = existing ?? {
      id: newId(random, '00u'),
      status: 'ACTIVE',
      profile: imposedProfile(undefined, input),
      created: at,
      lastUpdated: at,
    };
    const imposed = lifeCycle.imposed(base, input, imposedProfile(base.profile, input), now());
    await asLoginTaken(users.put(base.id, imposed));
    if (imposed.status === 'DEPROVISIONED') await parts.unassignAll(base.id);
    if (imposed.status === 'PROVISIONED' && existing?.status !== 'PROVISIONED')
      await sendLink(base.id, 'UserActivation');
    await record(systemLog, existing ? 'user.account.update_profile' : 'user.lifecycle.create', [targetUser(imposed)]);
    await parts.settle(imposed);
    return get(base.id);
  }

  async function insert(input: NewPerson): Promise<User> {
    const profile = newProfile(input);
    if (await find(profile.login)) throw loginTaken();
    if (input.password !== undefined) refuseWeak(input.password, profile.login);
    const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
    const at = now().toISOString();
    const user: User = {
      id: newId(random, '00u'),
      status: 'STAGED',
      profile,
      ...(input.recoveryQuestion && { recoveryQuestion: await questionOf(input.recoveryQuestion) }),
      ...(passwordHash === undefined ? {} : { passwordHash, passwordChanged: at }),
      created: at,
      lastUpdated: at,
    };
    await asLoginTaken(users.put(user.id, user));
    return user;
  }
}
