import { done, refused, type WorkspaceContext } from './context.ts';
import type { WorkspaceCommands } from './contracts.ts';
import type { FeatureAccess, Result } from './model.ts';
import type { WorkspaceState } from './state.ts';

/** "End user access" of a feature: who may open it. */
export function createFeatureAccessCommands(
  context: WorkspaceContext,
): Pick<WorkspaceCommands, 'setFeatureAccess' | 'openFeature'> {
  return {
    setFeatureAccess: (access) => context.change((state) => bind(state, access)),
    openFeature: (environment, product) =>
      context.change((state) => {
        state.features = state.features.filter((one) => !isOf(one, { environment, product }));
        return done(null);
      }),
  };
}

function bind(state: WorkspaceState, access: FeatureAccess): Result<FeatureAccess> {
  const { environment, product } = access;
  const groupIds = [...new Set(access.groupIds)];
  const userIds = [...new Set(access.userIds)];
  if (groupIds.some((id) => state.groups.get(id)?.environment !== environment)) {
    return refused('groupIds', 'group_unknown', 'There is no such group in this environment.');
  }
  if (userIds.length > 0 && product === 'mcp-server') {
    return refused('userIds', 'group_needed', 'An MCP server takes user groups only.');
  }
  if (userIds.some((id) => !state.users.get(id)?.environments.includes(environment))) {
    return refused('userIds', 'user_elsewhere', 'Choose an end user who has access to this environment.');
  }
  const feature = { environment, product, groupIds, userIds };
  state.features = state.features.filter((one) => !isOf(one, access));
  if (groupIds.length + userIds.length > 0) state.features.push(feature);
  return done(structuredClone(feature));
}

/**
 * Takes a group or a person out of whatever they opened. A feature left with nobody stays bound: it must not fall open
 * to everyone because its last group was deleted.
 */
export function forgetBinding(
  state: WorkspaceState,
  gone: (entry: { groupId?: string; userId?: string; environment: string }) => boolean,
): void {
  for (const feature of state.features) {
    const { environment } = feature;
    feature.groupIds = feature.groupIds.filter((groupId) => !gone({ groupId, environment }));
    feature.userIds = feature.userIds.filter((userId) => !gone({ userId, environment }));
  }
}

function isOf(one: FeatureAccess, { environment, product }: Pick<FeatureAccess, 'environment' | 'product'>): boolean {
  return one.environment === environment && one.product === product;
}
