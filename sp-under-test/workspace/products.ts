import type { WorkspaceContext } from './context.ts';
import { type AgenticProduct, agenticProducts, type ProductAccess, productNames } from './model.ts';
import type { WorkspaceState } from './state.ts';

/**
 * Which Agentic products a user reaches in an environment. Read at every look, never kept in a session: a membership
 * changed elsewhere is effective at once (D-22).
 */
export function productAccess(
  { policy }: Pick<WorkspaceContext, 'policy'>,
  state: WorkspaceState,
  userId: string,
  environment: string,
): ProductAccess[] {
  const user = state.users.get(userId);
  const entered = user?.status === 'active' && user.environments.includes(environment);
  return agenticProducts.map((product) => {
    if (!entered) return answer(product, false, 'You have no access to this environment.');
    const facts = factsOf(state, userId, environment, product);
    return answer(product, policy.mayOpen(facts), why(facts));
  });
}

type Facts = Parameters<WorkspaceContext['policy']['mayOpen']>[0] & { group?: string };

function factsOf(state: WorkspaceState, userId: string, environment: string, product: AgenticProduct): Facts {
  const bound = state.features.find((one) => one.environment === environment && one.product === product);
  const group = bound?.groupIds
    .map((id) => state.groups.get(id))
    .find((one) => one !== undefined && (one.builtIn || state.memberships.of(userId, one.id) !== undefined));
  return {
    product,
    bound: bound !== undefined,
    personally: bound?.userIds.includes(userId) ?? false,
    throughGroup: group !== undefined,
    ...(group !== undefined && { group: group.name }),
  };
}

function why({ bound, group, personally, product }: Facts): string {
  if (!bound && product === 'mcp-server') return 'An MCP server needs a user group, and none has been added.';
  if (!bound) return 'Open to everyone in this environment.';
  if (personally) return 'Added for you personally.';
  if (group !== undefined) return `Through your group ${group}.`;
  return 'Neither you nor any of your groups has been added.';
}

function answer(product: AgenticProduct, allowed: boolean, why: string): ProductAccess {
  return { product, name: productNames[product], allowed, why };
}
