import { done, objections, refused, type WorkspaceContext } from './context.ts';
import type { EndUserForm, WorkspaceCommands } from './contracts.ts';
import { forgetBinding } from './feature-access.ts';
import type { EndUser, FieldError, Result } from './model.ts';
import { withoutSecrets } from './reader.ts';
import type { WorkspaceState } from './state.ts';
import type { StoredUser } from './stored.ts';
import { isEmail, isFieldError, readName } from './validation.ts';

type EndUserCommands = Pick<
  WorkspaceCommands,
  'addEndUser' | 'addEndUsers' | 'updateEndUser' | 'setEnvironmentAccess' | 'setUserStatus' | 'deleteEndUser'
>;

/** End users, added, changed and ended by an administrator or an API client. */
export function createEndUserCommands(context: WorkspaceContext): EndUserCommands {
  return {
    addEndUser: async (form) => {
      const added = await context.change((state) => {
        const errors = objectionsTo(context, state, form, []);
        return objections<EndUser>(errors) ?? done(put(context, state, form));
      });
      if (added.ok) await context.invite(added.value);
      return added;
    },
    addEndUsers: async (forms) => {
      const added = await context.change((state) => addAll(context, state, forms));
      if (added.ok) for (const user of added.value) await context.invite(user);
      return added;
    },
    updateEndUser: (userId, change) => context.change((state) => update(state, userId, change)),
    setEnvironmentAccess: (userId, environments) =>
      context.change((state) => setEnvironments(state, userId, environments)),
    setUserStatus: (userId, status) =>
      context.change((state) => {
        const user = state.users.get(userId);
        return user ? replaced(state, { ...user, status }) : unknownUser();
      }),
    deleteEndUser: (userId) =>
      context.change((state) => {
        if (!state.users.get(userId)) return unknownUser();
        state.users.delete(userId);
        // Whoever comes back is a new person here, without the old groups and access (D-36).
        state.memberships.end(state.memberships.ofUser(userId));
        forgetBinding(state, (entry) => entry.userId === userId);
        return done(null);
      }),
  };
}

function addAll(
  context: WorkspaceContext,
  state: WorkspaceState,
  forms: readonly EndUserForm[],
): Result<readonly EndUser[]> {
  const errors = forms.flatMap((form, index) =>
    objectionsTo(
      context,
      state,
      form,
      forms.slice(0, index).map(({ email }) => email),
    ).map((error) => ({ ...error, field: `${index}.${error.field}` })),
  );
  return objections<readonly EndUser[]>(errors) ?? done(forms.map((form) => put(context, state, form)));
}

/** Everything that speaks against adding this person; `others` are added along with him. */
function objectionsTo(
  context: WorkspaceContext,
  state: WorkspaceState,
  form: EndUserForm,
  others: readonly string[],
): FieldError[] {
  const name = readName('name', form.name, 'Full name');
  const email = emailObjection(state, form.email);
  const { addressKey } = context.policy;
  const twice = others.some((other) => addressKey(other.trim()) === addressKey(form.email.trim()));
  return [
    ...(isFieldError(name) ? [name] : []),
    ...(email ? [email] : twice ? [emailTaken] : []),
    ...placesUnknown(state, form),
  ];
}

const emailTaken: FieldError = {
  field: 'email',
  code: 'email_taken',
  message: 'An end user with this email already exists.',
};

function emailObjection(state: WorkspaceState, typed: string, except?: string): FieldError | undefined {
  const email = typed.trim();
  if (!isEmail(email)) {
    const message = 'Enter an email address, for example alice@example.com.';
    return { field: 'email', code: 'email_invalid', message };
  }
  const owner = state.users.byEmail(email);
  return owner && owner.id !== except ? emailTaken : undefined;
}

function put(context: WorkspaceContext, state: WorkspaceState, form: EndUserForm): EndUser {
  const user: StoredUser = {
    id: context.id('usr'),
    email: form.email.trim(),
    name: form.name.trim(),
    status: 'active',
    source: { kind: 'admin' },
    createdAt: context.now().toISOString(),
    environments: [...new Set(form.environments)],
    ssoRequired: false,
  };
  state.users.put(user);
  const explicit = new Set(form.groupIds.filter((id) => !state.groups.get(id)?.builtIn));
  for (const groupId of explicit) state.memberships.put({ userId: user.id, groupId, origin: 'admin' });
  return withoutSecrets(user);
}

function update(state: WorkspaceState, userId: string, change: { name?: string; email?: string }): Result<EndUser> {
  const user = state.users.get(userId);
  if (!user) return unknownUser();
  const name = change.name === undefined ? user.name : readName('name', change.name, 'Full name');
  const email = change.email === undefined ? undefined : emailObjection(state, change.email, userId);
  const objection = objections<EndUser>([...(isFieldError(name) ? [name] : []), ...(email ? [email] : [])]);
  if (objection) return objection;
  if (isFieldError(name)) return { ok: false, errors: [name] };
  return replaced(state, { ...user, name, email: change.email?.trim() ?? user.email });
}

function setEnvironments(state: WorkspaceState, userId: string, environments: readonly string[]): Result<EndUser> {
  const user = state.users.get(userId);
  if (!user) return unknownUser();
  const objection = objections<EndUser>(placesUnknown(state, { environments, groupIds: [] }));
  if (objection) return objection;
  // Access that comes back later must be given anew, group by group.
  const elsewhere = (groupId: string) => !environments.includes(state.groups.get(groupId)?.environment ?? '');
  state.memberships.end(state.memberships.ofUser(userId).filter(({ groupId }) => elsewhere(groupId)));
  forgetBinding(state, (entry) => entry.userId === userId && !environments.includes(entry.environment));
  return replaced(state, { ...user, environments: [...new Set(environments)] });
}

function replaced(state: WorkspaceState, user: StoredUser): Result<EndUser> {
  state.users.put(user);
  return done(withoutSecrets(user));
}

/** D-26: an unknown environment, an unknown group or one of another environment creates nothing. */
function placesUnknown(state: WorkspaceState, form: Pick<EndUserForm, 'environments' | 'groupIds'>): FieldError[] {
  const errors: FieldError[] = [];
  for (const key of form.environments) {
    if (state.environments.some((environment) => environment.key === key)) continue;
    errors.push({ field: 'environments', code: 'environment_unknown', message: `There is no environment ${key}.` });
  }
  for (const groupId of form.groupIds) {
    const group = state.groups.get(groupId);
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
