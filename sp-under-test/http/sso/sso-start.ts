import { Router } from 'express';
import { createAuthnRequest } from '../../saml/index.ts';
import { products } from '../../workspace/index.ts';
import { addPending, ensureBrowser } from '../browser.ts';
import { notFound } from '../pages.ts';
import { refuse } from '../refusal.ts';
import type { ServerContext } from '../server-context.ts';

/** `GET /sso/start/{environment}?product=`: remembers the request for this browser and sends it to the IdP. */
export function ssoStartRoutes(context: ServerContext): Router {
  const router = Router();
  router.get('/sso/start/:environment', async (request, response) => {
    const environment = context.workspace.environment(String(request.params.environment));
    const product = products.find((key) => key === (request.query.product ?? 'workato-go'));
    if (!environment || !product) return notFound(context, response);
    const where = { method: 'saml', environment: environment.key, product } as const;
    if (!context.workspace.openToEndUsers(product)) {
      const detail = 'End users have no access to Workato Orchestrate.';
      return refuse(context, request, response, { ...where, reason: 'orchestrate_forbidden', detail });
    }
    const open = context.workspace.providerOpen(environment.key);
    if ('reason' in open) return refuse(context, request, response, { ...where, ...open });
    const { provider } = open;
    const issuedAt = context.clock.now();
    const signs = provider.signatures.signRequests || provider.idp.wantsSignedRequests === true;
    const key = signs ? await context.keys.signing() : undefined;
    const outgoing = await createAuthnRequest({
      id: context.id('id'),
      issueInstant: issuedAt,
      entityId: context.entityId,
      acsUrl: context.workspace.spValues(provider.id).acsUrl,
      ssoUrl: provider.idp.ssoUrl,
      // For people who read traces; what comes back is never trusted.
      relayState: `${environment.key}/${product}`,
      ...(key && { key }),
    });
    await addPending(context, ensureBrowser(context, request, response), {
      id: outgoing.id,
      providerId: provider.id,
      environment: environment.key,
      product,
      issuedAt,
    });
    response.set('Cache-Control', 'no-store').redirect(302, outgoing.url);
  });
  return router;
}
