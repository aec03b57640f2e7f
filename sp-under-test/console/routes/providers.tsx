import { type Request, type Response, Router } from 'express';
import type { ConsoleServices } from '../../http/index.ts';
import type { Environment, FieldError, IdentityProvider, Result } from '../../workspace/index.ts';
import { ConfirmPage } from '../pages/confirm.tsx';
import { ProviderPage, type ProviderPageProps } from '../pages/provider.tsx';
import { requirements } from '../pages/signatures.tsx';
import { FormBody } from './body.ts';
import { errorsOf, settle, show, showMissing, visitOf } from './context.ts';
import { metadataAnswer, metadataTyped, typedFromTrust, unanswered } from './metadata-answer.ts';

interface At {
  environment: Environment;
  provider: IdentityProvider;
}

type Typed = ProviderPageProps['typed'];

const path = '/authentication-groups/:environment/authentication/providers/:provider';

function page(
  services: ConsoleServices,
  request: Request,
  { environment, provider }: At,
  typed: Partial<Typed> = {},
  errors: readonly FieldError[] = [],
) {
  const { workspace } = services;
  const link = workspace.link(environment.key, provider.id);
  const row = workspace.providerRows(environment.key).find((one) => one.provider.id === provider.id);
  return (
    <ProviderPage
      visit={visitOf(services, request)}
      environment={environment}
      provider={provider}
      link={link}
      lastSignInAt={row?.lastSignInAt}
      values={workspace.spValues(provider.id)}
      typed={{
        name: provider.name,
        groupAttribute: provider.groupAttribute,
        scope: link?.enforcement.scope ?? 'all',
        domains: link?.enforcement.domains.join(', ') ?? '',
        metadata: typedFromTrust(provider.idp),
        ...typed,
      }}
      errors={errorsOf(errors)}
      now={services.now()}
    />
  );
}

/** Editing, selecting and deleting an existing provider. */
export function providerRoutes(services: ConsoleServices): Router {
  const router = Router();
  const { workspace, base } = services;
  const tabOf = ({ environment }: At) => `${base}/authentication-groups/${environment.key}/authentication`;

  function withProvider(request: Request<{ environment: string; provider: string }>, response: Response) {
    const environment = workspace.environment(request.params.environment);
    const provider = workspace.provider(request.params.provider);
    if (environment && provider) return { environment, provider };
    showMissing(services, request, response, 'provider');
    return undefined;
  }

  /** One form of the page: saved and back to the page, or the page again with what was typed. */
  function form(name: string, done: string, save: (body: FormBody, at: At) => Saving): void {
    router.post(`${path}/${name}`, async (request, response) => {
      const at = withProvider(request, response);
      if (!at) return;
      const { typed, result } = save(new FormBody(request.body), at);
      const saved = await result;
      if (saved.ok) response.redirect(303, `${tabOf(at)}/providers/${at.provider.id}?done=${done}`);
      else show(response, page(services, request, at, typed, saved.errors), 422);
    });
  }

  router.get(path, (request, response) => {
    const at = withProvider(request, response);
    if (at) show(response, page(services, request, at));
  });
  form('details', 'provider-saved', (body, { provider }) => {
    const typed = { name: body.text('name'), groupAttribute: body.text('groupAttribute') };
    return { typed, result: workspace.updateProvider(provider.id, typed) };
  });
  form('enforcement', 'enforcement-saved', (body, { environment, provider }) => {
    const scope = body.text('scope') === 'selected' ? 'selected' : 'all';
    const typed = { scope, domains: body.text('domains') } as const;
    return { typed, result: workspace.saveEnforcement(environment.key, provider.id, typed) };
  });
  form('signatures', 'signatures-saved', (body, { provider }) => {
    const signRequests = body.text('signRequests') === 'on';
    const required = requirements.find((one) => one === body.text('required')) ?? provider.signatures.required;
    const signatures = { signRequests, required };
    return { typed: {}, result: workspace.saveSignatures(provider.id, signatures) };
  });
  form('metadata', 'metadata-saved', (body, { provider }) => {
    const metadata = metadataTyped(body);
    const answer = metadataAnswer(metadata);
    const refusal: Result<IdentityProvider> = { ok: false, errors: [unanswered] };
    const result = answer ? workspace.saveMetadata(provider.id, answer) : Promise.resolve(refusal);
    return { typed: { metadata }, result };
  });
  form('refresh', 'metadata-refreshed', (_body, { provider }) => ({
    typed: {},
    result: workspace.refreshMetadata(provider.id),
  }));
  router.post(`${path}/select`, async (request, response) => {
    const at = withProvider(request, response);
    if (!at) return;
    settle(services, request, response, await workspace.selectProvider(at.environment.key, at.provider.id), {
      done: 'provider-selected',
      refused: 'The provider was not selected',
      href: tabOf(at),
      label: `Authentication in ${at.environment.name}`,
    });
  });
  router.get(`${path}/delete`, (request, response) => {
    const at = withProvider(request, response);
    if (!at) return;
    const here = { href: `${tabOf(at)}/providers/${at.provider.id}`, label: at.provider.name };
    show(
      response,
      <ConfirmPage
        visit={visitOf(services, request)}
        section="Authentication & Groups"
        title="Delete provider"
        sentences={[
          `${at.provider.name} will be gone in every environment, and its values at the identity provider are worthless.`,
          'A provider that an environment uses cannot be deleted.',
        ]}
        action={`${here.href}/delete`}
        label="Delete provider"
        back={here}
      />,
    );
  });
  router.post(`${path}/delete`, async (request, response) => {
    const at = withProvider(request, response);
    if (!at) return;
    settle(services, request, response, await workspace.deleteProvider(at.provider.id), {
      done: 'provider-deleted',
      refused: 'The provider was not deleted',
      href: tabOf(at),
      label: `Authentication in ${at.environment.name}`,
    });
  });
  return router;
}

interface Saving {
  typed: Partial<Typed>;
  result: Promise<Result<unknown>>;
}
