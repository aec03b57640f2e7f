import { Router } from 'express';
import { spMetadata } from '../../saml/index.ts';
import { sloUrlOf } from '../logout/index.ts';
import { notFound } from '../pages.ts';
import type { ServerContext } from '../server-context.ts';

/** `GET /saml/metadata`, the entity ID's own address: one ACS per provider (D-33). */
export function metadataRoutes(context: ServerContext): Router {
  const router = Router();
  router.get('/saml/metadata', async (_request, response) => {
    const drafts = context.workspace.environments().flatMap(({ key }) => context.workspace.drafts(key));
    const ids = [...context.workspace.providers().map(({ id }) => id), ...drafts.map(({ providerId }) => providerId)];
    const minted = ids.filter((id) => id !== undefined);
    const [first, ...rest] = minted.map((id) => context.workspace.spValues(id).acsUrl);
    // Metadata without any AssertionConsumerService is not valid; until a provider is being set up there is none.
    if (first === undefined) return notFound(context, response);
    const providers = context.workspace.providers();
    const [signing, encryption] = await Promise.all([context.keys.signing(), context.keys.encryption()]);
    const xml = spMetadata({
      entityId: context.entityId,
      acsUrls: [first, ...rest],
      // Logout messages are signed: without a key there are none.
      sloUrls: signing ? minted.map((id) => sloUrlOf(context, id)) : [],
      // One flag for the whole entity: a promise to all identity providers, or to none.
      authnRequestsSigned: signing !== undefined && providers.every(({ signatures }) => signatures.signRequests),
      ...(signing && { signingCertificate: signing.certificate }),
      encryptionCertificates: encryption.map(({ certificate }) => certificate),
      about: { name: context.workspaceName, privacyUrl: `${context.url}/privacy`, contact: context.admin.email },
    });
    response.type('application/samlmetadata+xml').send(xml);
  });
  return router;
}
