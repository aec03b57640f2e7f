import type { WorkspaceContext } from './context.ts';
import type { ActivityFilter, ProviderRow, WorkspaceReader } from './contracts.ts';
import type { EndUser, GroupMember, GroupMembership } from './model.ts';
import { productAccess } from './products.ts';
import { everyoneId, type WorkspaceState } from './state.ts';
import type { StoredUser } from './stored.ts';

/** Reading: copies, so that nobody changes the state behind the workspace's back. */
export function createReader(context: WorkspaceContext): Omit<WorkspaceReader, `apiClient${string}`> {
  const { state } = context;
  return {
    environments: () => structuredClone(state().environments),
    environment: (key) => structuredClone(state().environments.find((environment) => environment.key === key)),
    authentication: (key) =>
      structuredClone(
        state().authentication.find(({ environment }) => environment === key) ?? {
          environment: key,
          samlEnabled: false,
        },
      ),
    providerRows: (environment) =>
      state()
        .providers.map((provider) => providerRow(state(), environment, provider.id))
        .filter((row) => row !== undefined),
    providers: () => structuredClone(state().providers),
    provider: (id) => structuredClone(state().providers.find((provider) => provider.id === id)),
    link: (environment, providerId) => structuredClone(findLink(state(), environment, providerId)),
    spValues: (providerId) => context.spValues(providerId),
    drafts: (environment) => structuredClone(state().drafts.filter((draft) => draft.environment === environment)),
    draft: (id) => structuredClone(state().drafts.find((draft) => draft.id === id)),
    endUsers: () => [...state().users].map(withoutSecrets),
    endUser: (id) => optional(state().users.get(id)),
    endUserByEmail: (email) => optional(state().users.byEmail(email)),
    memberships: (userId) => membershipsOf(state(), userId),
    groups: (environment) =>
      structuredClone([...state().groups].filter((group) => group.environment === environment)).sort(
        (a, b) => Number(b.builtIn) - Number(a.builtIn) || a.name.localeCompare(b.name),
      ),
    group: (id) => structuredClone(state().groups.get(id)),
    members: (groupId) => membersOf(state(), groupId),
    featureAccess: (environment) =>
      structuredClone(state().features.filter((feature) => feature.environment === environment)),
    openToEndUsers: (product) => context.policy.openToEndUsers(product),
    productAccess: (userId, environment) => productAccess(context, state(), userId, environment),
    activity: (filter) => activity(state(), filter ?? {}),
  };
}

/** The environment's settings for this provider. */
export function findLink(state: WorkspaceState, environment: string, providerId: string) {
  return state.links.find((link) => link.environment === environment && link.providerId === providerId);
}

/** A user as anybody may see him. */
export function withoutSecrets(user: StoredUser): EndUser {
  const { credential, ...rest } = structuredClone(user);
  return { ...rest, hasPassword: credential !== undefined };
}

/** A user's groups, Everyone of each of his environments included. */
export function membershipsOf(state: WorkspaceState, userId: string): GroupMembership[] {
  const user = state.users.get(userId);
  if (user === undefined) return [];
  const origins = new Map<string, GroupMembership['origin']>([
    ...user.environments.map((key) => [everyoneId(key), 'everyone'] as const),
    ...state.memberships.ofUser(userId).map(({ groupId, origin }) => [groupId, origin] as const),
  ]);
  return state.groups.among(origins.keys()).map(({ environment, id: groupId, name }) => {
    return { groupId, environment, name, origin: origins.get(groupId) ?? 'everyone' };
  });
}

function optional(user: StoredUser | undefined): EndUser | undefined {
  return user === undefined ? undefined : withoutSecrets(user);
}

function providerRow(state: WorkspaceState, environment: string, providerId: string): ProviderRow | undefined {
  const provider = state.providers.find(({ id }) => id === providerId);
  if (provider === undefined) return undefined;
  const link = findLink(state, environment, providerId);
  const last = state.activity.find(
    (entry) => entry.outcome === 'signed-in' && entry.providerId === providerId && entry.environment === environment,
  );
  const chosen = state.authentication.find((one) => one.environment === environment)?.selectedProviderId;
  return structuredClone({
    provider,
    selected: chosen === providerId,
    ...(link && { link }),
    ...(last && { lastSignInAt: last.at }),
  });
}

function membersOf(state: WorkspaceState, groupId: string): GroupMember[] {
  const group = state.groups.get(groupId);
  const member = (user: StoredUser | undefined, origin: GroupMember['origin']): GroupMember[] =>
    user === undefined ? [] : [{ userId: user.id, email: user.email, name: user.name, origin }];
  if (!group?.builtIn) {
    return state.memberships.ofGroup(groupId).flatMap(({ userId, origin }) => member(state.users.get(userId), origin));
  }
  return [...state.users].flatMap((user) =>
    user.environments.includes(group.environment) ? member(user, 'everyone') : [],
  );
}

function activity(state: WorkspaceState, { person, outcome }: ActivityFilter) {
  const wanted = person?.trim().toLowerCase() ?? '';
  return structuredClone(
    state.activity.filter(
      (entry) =>
        (wanted === '' || (entry.email?.toLowerCase().includes(wanted) ?? false)) &&
        (outcome === undefined || entry.outcome === outcome),
    ),
  );
}
