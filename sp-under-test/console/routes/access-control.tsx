import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import {
  type AgenticProduct,
  agenticProducts,
  type Environment,
  type FieldError,
  productNames,
} from '../../workspace/index.ts';
import { AccessControlPage } from '../pages/access-control.tsx';
import { FeatureAccessPage } from '../pages/feature-access.tsx';
import { FormBody } from './body.ts';
import { errorsOf, show, showMissing, visitOf } from './context.ts';

interface Feature {
  environment: Environment;
  product: AgenticProduct;
}

function boundGroups({ workspace }: ConsoleServices, { environment, product }: Feature): readonly string[] {
  return workspace.featureAccess(environment.key).find((access) => access.product === product)?.groupIds ?? [];
}

/** MCP needs a user group, for everybody; the others are open until bound. */
function whenEmpty(product: AgenticProduct, environment: Environment): string {
  return product === 'mcp-server'
    ? 'An MCP server needs a user group, for administrators too: nobody has access yet. Add one below.'
    : `Everybody with access to ${environment.name} may open it. Add a user group to narrow it down.`;
}

function overview(services: ConsoleServices, request: Request) {
  const { workspace, base } = services;
  const environments = workspace.environments().map((environment) => {
    const groups = new Map(workspace.groups(environment.key).map((group) => [group.id, group.name]));
    return {
      name: environment.name,
      method: workspace.authentication(environment.key).samlEnabled ? 'SAML-based SSO' : 'Password',
      endUsers: workspace.endUsers().filter((user) => user.environments.includes(environment.key)).length,
      products: agenticProducts.map((product) => {
        const names = boundGroups(services, { environment, product }).map((id) => groups.get(id) ?? id);
        const open = names.length > 0 || product !== 'mcp-server';
        const access = names.length > 0 ? names.join(', ') : open ? 'Everyone' : 'Nobody: needs a user group';
        return {
          name: productNames[product],
          href: `${base}/access-control/${environment.key}/${product}`,
          access,
          open,
        };
      }),
    };
  });
  return <AccessControlPage visit={visitOf(services, request)} environments={environments} />;
}

function featurePage(services: ConsoleServices, request: Request, feature: Feature, errors: readonly FieldError[]) {
  const { environment, product } = feature;
  const groups = services.workspace.groups(environment.key);
  const bound = boundGroups(services, feature);
  return (
    <FeatureAccessPage
      visit={visitOf(services, request)}
      environmentName={environment.name}
      productName={productNames[product]}
      action={`${services.base}/access-control/${environment.key}/${product}`}
      bound={groups.filter((group) => bound.includes(group.id))}
      available={groups.filter((group) => !bound.includes(group.id))}
      whenEmpty={whenEmpty(product, environment)}
      createGroupHref={`${services.base}/authentication-groups/${environment.key}/groups/new`}
      errors={errorsOf(errors)}
    />
  );
}

/** Access control and each product's "End user access". */
export function accessControlRoutes(services: ConsoleServices): Router {
  const router = Router();
  const { workspace, base } = services;

  function featureOf(request: Request<{ environment: string; product: string }>): Feature | undefined {
    const environment = workspace.environment(request.params.environment);
    const product = agenticProducts.find((key) => key === request.params.product);
    return environment && product && { environment, product };
  }

  async function save(request: Request, response: Response, feature: Feature, groupIds: readonly string[]) {
    const result = await workspace.setFeatureAccess(feature.environment.key, feature.product, groupIds);
    if (result.ok) {
      const { environment, product } = feature;
      response.redirect(303, `${base}/access-control/${environment.key}/${product}?done=access-saved`);
    } else show(response, featurePage(services, request, feature, result.errors), 422);
  }

  router.get('/access-control', (request, response) => show(response, overview(services, request)));
  router.get('/access-control/:environment/:product', (request, response) => {
    const feature = featureOf(request);
    if (feature) show(response, featurePage(services, request, feature, []));
    else showMissing(services, request, response, 'product');
  });
  router.post('/access-control/:environment/:product', async (request, response) => {
    const feature = featureOf(request);
    if (!feature) return showMissing(services, request, response, 'product');
    const added = new FormBody(request.body).list('groupIds');
    return save(request, response, feature, [...new Set([...boundGroups(services, feature), ...added])]);
  });
  router.post('/access-control/:environment/:product/remove', async (request, response) => {
    const feature = featureOf(request);
    if (!feature) return showMissing(services, request, response, 'product');
    const removed = new FormBody(request.body).text('groupId');
    return save(
      request,
      response,
      feature,
      boundGroups(services, feature).filter((id) => id !== removed),
    );
  });
  return router;
}
