import type { WorkspaceContext } from './context.ts';
import { done, objections, refused, userByEmail } from './context.ts';
import type { EndUserForm, WorkspaceCommands } from './contracts.ts';
import type { EndUser, FieldError, Result } from './model.ts';
import { withoutSecrets } from './reader.ts';
import type { StoredUser, WorkspaceState } from './state.ts';
import { isEmail, isFieldError, readName } from './validation.ts';

type EndUserCommands = Pick<WorkspaceCommands, 'addEndUser' | 'setUserStatus' | 'deleteEndUser'>;

/** End users, added and ended by an administrator. */
export function createEndUserCommands(context: WorkspaceContext): EndUserCommands {
  return {
    addEndUser: async (form) => {
      const added = await context.change((state) => add(context, state, form));
      if (added.ok) await context.invite(added.value);
      return added;
    },
    setUserStatus: (userId, status) =>
      context.change((state) => {
        const user = state.users.find(({ id }) => id === userId);
        if (!user) return unknownUser();
        user.status = status;
        return done(withoutSecrets(user));
      }),
    deleteEndUser: (userId) =>
      context.change((state) => {
        if (!state.users.some(({ id }) => id === userId)) return unknownUser();
        state.users = state.users.filter(({ id }) => id !== userId);
        // Whoever comes back is a new person here, without the old groups and access (D-36).
        state.memberships = state.memberships.filter((membership) => membership.userId !== userId);
        return done(null);
      }),
  };
}

function add(context: WorkspaceContext, state: WorkspaceState, form: EndUserForm): Result<EndUser> {
  const name = readName('name', form.name, 'Full name');
  const email = form.email.trim();
  const errors: FieldError[] = [];
  if (isFieldError(name)) errors.push(name);
  if (!isEmail(email)) {
    errors.push({
      field: 'email',
      code: 'email_invalid',
      message: 'Enter an email address, for example alice@example.com.',
    });
  } else if (userByEmail(context, state, email)) {
    errors.push({ field: 'email', code: 'email_taken', message: 'An end user with this email already exists.' });
  }
  errors.push(...placesUnknown(state, form));
  const objection = objections<EndUser>(errors);
  if (objection) return objection;
  if (isFieldError(name)) return { ok: false, errors: [name] };
  const user: StoredUser = {
    id: context.id('usr'),
    email,
    name,
    status: 'active',
    source: { kind: 'admin' },
    createdAt: context.now().toISOString(),
    environments: [...new Set(form.environments)],
    ssoRequired: false,
  };
  state.users.push(user);
  const explicit = new Set(
    form.groupIds.filter((id) => !state.groups.some((group) => group.id === id && group.builtIn)),
  );
  for (const groupId of explicit) state.memberships.push({ userId: user.id, groupId, origin: 'admin' });
  return done(withoutSecrets(user));
}

/** D-26: an unknown environment, an unknown group or one of another environment creates nothing. */
function placesUnknown(state: WorkspaceState, form: EndUserForm): FieldError[] {
  const errors: FieldError[] = [];
  for (const key of form.environments) {
    if (state.environments.some((environment) => environment.key === key)) continue;
    errors.push({ field: 'environments', code: 'environment_unknown', message: `There is no environment ${key}.` });
  }
  for (const groupId of form.groupIds) {
    const group = state.groups.find(({ id }) => id === groupId);
    if (!group) {
      errors.push({ field: 'groupIds', code: 'group_unknown', message: 'There is no such group.' });
    } else if (!form.environments.includes(group.environment)) {
      const message = `The group ${group.name} belongs to ${group.environment}, which is not ticked.`;
      errors.push({ field: 'groupIds', code: 'group_elsewhere', message });
    }
  }
  return errors;
}

function unknownUser<T>(): Result<T> {
  return refused('', 'user_unknown', 'There is no such end user.');
}
