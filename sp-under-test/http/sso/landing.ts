import type { PendingRequest } from '../../saml/index.ts';
import { products, type Workspace } from '../../workspace/index.ts';

export type Landing = { environment: string; product: string } | { reason: string; detail: string };

/**
 * Where a sign-in is for. The stored request decides, never RelayState as received: that came through the browser and may
 * be anybody's (D-37). An unsolicited one may name `{ENVIRONMENT}/{product}` of this provider; without it, it lands on
 * Workato GO of the first environment that uses the provider.
 */
export function landingOf(
  workspace: Workspace,
  providerId: string,
  request: PendingRequest | undefined,
  relayState: string | undefined,
): Landing {
  if (request) return { environment: request.environment, product: request.product };
  const environments = workspace.environmentsOf(providerId);
  const [first] = environments;
  if (first === undefined) {
    return { reason: 'provider_not_configured', detail: 'No environment uses this identity provider.' };
  }
  if (relayState === undefined || relayState === '') {
    const open = environments.find((environment) => workspace.authentication(environment).samlEnabled);
    return { environment: open ?? first, product: 'workato-go' };
  }
  for (const environment of environments) {
    const product = products.find((key) => relayState === `${environment}/${key}`);
    if (product) return { environment, product };
  }
  return { reason: 'relay_state_forbidden', detail: 'RelayState names no environment and product of this provider.' };
}
