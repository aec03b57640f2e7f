import type { AgenticProduct, ProductAccess } from './model.ts';
import { agenticProducts, productNames } from './model.ts';
import type { WorkspaceState } from './state.ts';

/**
 * Which Agentic products a user reaches in an environment. Read at every look, never kept in a session: a membership
 * changed elsewhere is effective at once (D-22).
 */
export function productAccess(state: WorkspaceState, userId: string, environment: string): ProductAccess[] {
  const user = state.users.find(({ id }) => id === userId);
  const entered = user?.status === 'active' && user.environments.includes(environment);
  return agenticProducts.map((product) => {
    if (!entered) return answer(product, false, 'You have no access to this environment.');
    return byGroups(state, userId, environment, product);
  });
}

function byGroups(state: WorkspaceState, userId: string, environment: string, product: AgenticProduct): ProductAccess {
  const bound = state.features.find((one) => one.environment === environment && one.product === product);
  if (bound === undefined) {
    // An MCP server takes everybody, owners included, by user group only.
    if (product === 'mcp-server')
      return answer(product, false, 'An MCP server needs a user group, and none has been added.');
    return answer(product, true, 'Open to everyone in this environment.');
  }
  if (bound.userIds.includes(userId)) return answer(product, true, 'Added for you personally.');
  const groups = state.groups.filter((group) => bound.groupIds.includes(group.id));
  const through = groups.find(
    (group) => group.builtIn || state.memberships.some((one) => one.userId === userId && one.groupId === group.id),
  );
  if (through) return answer(product, true, `Through your group ${through.name}.`);
  return answer(product, false, 'Neither you nor any of your groups has been added.');
}

function answer(product: AgenticProduct, allowed: boolean, why: string): ProductAccess {
  return { product, name: productNames[product], allowed, why };
}
