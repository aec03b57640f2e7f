import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import {
  type AgenticProduct,
  agenticProducts,
  type Environment,
  type FeatureAccess,
  type FieldError,
  productNames,
} from '../../workspace/index.ts';
import { AccessControlPage } from '../pages/access-control.tsx';
import { FeatureAccessPage } from '../pages/feature-access.tsx';
import { FormBody } from './body.ts';
import { errorsOf, show, showMissing, visitOf } from './context.ts';

type Bound = Pick<FeatureAccess, 'groupIds' | 'userIds'>;

interface Feature {
  environment: Environment;
  product: AgenticProduct;
}

function boundTo({ workspace }: ConsoleServices, { environment, product }: Feature): FeatureAccess | undefined {
  return workspace.featureAccess(environment.key).find((access) => access.product === product);
}

/** MCP needs a user group, for everybody; the others are open until bound, and shut when nobody is left. */
function whenEmpty({ environment, product }: Feature, bound: boolean): string {
  if (product === 'mcp-server')
    return 'An MCP server needs a user group, for administrators too: nobody has access yet. Add one below.';
  return bound
    ? `Whoever had access is gone, so nobody may open it. Add somebody below, or open it to everybody in ${environment.name}.`
    : `Everybody with access to ${environment.name} may open it. Add user groups or individuals to narrow it down.`;
}

/** Who may open it, in one line. */
function accessText(names: readonly string[], bound: boolean, product: AgenticProduct): string {
  if (names.length > 0) return names.join(', ');
  if (product === 'mcp-server') return 'Nobody: needs a user group';
  return bound ? 'Nobody: whoever had access is gone' : 'Everyone';
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
        const access = boundTo(services, { environment, product });
        const names = [
          ...(access?.groupIds ?? []).map((id) => groups.get(id) ?? id),
          ...(access?.userIds ?? []).map((id) => workspace.endUser(id)?.name ?? id),
        ];
        return {
          name: productNames[product],
          href: `${base}/access-control/${environment.key}/${product}`,
          access: accessText(names, access !== undefined, product),
          open: names.length > 0 || (access === undefined && product !== 'mcp-server'),
        };
      }),
    };
  });
  return <AccessControlPage visit={visitOf(services, request)} environments={environments} />;
}

function featurePage(services: ConsoleServices, request: Request, feature: Feature, errors: readonly FieldError[]) {
  const { environment, product } = feature;
  const { workspace, base } = services;
  const access = boundTo(services, feature);
  const people = workspace.endUsers().filter((user) => user.environments.includes(environment.key));
  return (
    <FeatureAccessPage
      visit={visitOf(services, request)}
      environmentName={environment.name}
      productName={productNames[product]}
      action={`${base}/access-control/${environment.key}/${product}`}
      groups={parted(workspace.groups(environment.key), access?.groupIds ?? [])}
      {...(product !== 'mcp-server' && {
        people: parted(
          people.map(({ id, name, email }) => ({ id, name: `${name} (${email})` })),
          access?.userIds ?? [],
        ),
      })}
      whenEmpty={whenEmpty(feature, access !== undefined)}
      canOpen={access !== undefined && product !== 'mcp-server'}
      createGroupHref={`${base}/authentication-groups/${environment.key}/groups/new`}
      errors={errorsOf(errors)}
    />
  );
}

function parted(entries: readonly { id: string; name: string }[], chosen: readonly string[]) {
  return {
    bound: entries.filter(({ id }) => chosen.includes(id)),
    available: entries.filter(({ id }) => !chosen.includes(id)),
  };
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

  async function save(
    request: Request,
    response: Response,
    feature: Feature,
    change: (bound: Bound) => Bound,
  ): Promise<void> {
    const { environment, product } = feature;
    const { groupIds = [], userIds = [] } = boundTo(services, feature) ?? {};
    const access = { environment: environment.key, product, ...change({ groupIds, userIds }) };
    const result = await workspace.setFeatureAccess(access);
    if (result.ok) response.redirect(303, `${pageOf(feature)}?done=access-saved`);
    else show(response, featurePage(services, request, feature, result.errors), 422);
  }

  function pageOf({ environment, product }: Feature): string {
    return `${base}/access-control/${environment.key}/${product}`;
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
    const body = new FormBody(request.body);
    const groups = body.list('groupIds').filter((id) => id !== '');
    const people = body.list('userIds').filter((id) => id !== '');
    if (groups.length + people.length === 0) {
      const message = feature.product === 'mcp-server' ? 'Select a group.' : 'Select a group or an end user.';
      const nobody = { field: 'groupIds', code: 'required', message };
      return show(response, featurePage(services, request, feature, [nobody]), 422);
    }
    return save(request, response, feature, ({ groupIds, userIds }) => ({
      groupIds: [...groupIds, ...groups],
      userIds: [...userIds, ...people],
    }));
  });
  router.post('/access-control/:environment/:product/remove', async (request, response) => {
    const feature = featureOf(request);
    if (!feature) return showMissing(services, request, response, 'product');
    const body = new FormBody(request.body);
    const removed = [body.text('groupId'), body.text('userId')];
    return save(request, response, feature, ({ groupIds, userIds }) => ({
      groupIds: groupIds.filter((id) => !removed.includes(id)),
      userIds: userIds.filter((id) => !removed.includes(id)),
    }));
  });
  router.post('/access-control/:environment/:product/open', async (request, response) => {
    const feature = featureOf(request);
    if (!feature) return showMissing(services, request, response, 'product');
    await workspace.openFeature(feature.environment.key, feature.product);
    response.redirect(303, `${pageOf(feature)}?done=access-saved`);
  });
  return router;
}
