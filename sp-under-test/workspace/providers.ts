import { done, objections, refused, type WorkspaceContext } from './context.ts';
import type { WorkspaceCommands } from './contracts.ts';
import type {
  EnvironmentAuthentication,
  IdentityProvider,
  IdpTrustData,
  MetadataAnswer,
  ProviderLink,
  Result,
} from './model.ts';
import { findLink } from './reader.ts';
import type { WorkspaceState } from './state.ts';
import { isFieldError, readEnforcement, readName } from './validation.ts';
import { readAnswer } from './wizard.ts';

type ProviderCommands = Pick<
  WorkspaceCommands,
  | 'setSamlEnabled'
  | 'selectProvider'
  | 'saveProvisioning'
  | 'saveEnforcement'
  | 'updateProvider'
  | 'saveSignatures'
  | 'saveMetadata'
  | 'refreshMetadata'
  | 'deleteProvider'
>;

/** The Authentication tab: toggle, selection, provisioning, enforcement, and the providers themselves. */
export function createProviderCommands(context: WorkspaceContext): ProviderCommands {
  return {
    setSamlEnabled: (environment, enabled) => context.change((state) => setSaml(state, environment, enabled)),
    selectProvider: (environment, id) => context.change((state) => select(state, environment, id)),
    saveProvisioning: (environment, id, choice) =>
      context.change((state) =>
        changeLink(state, environment, id, (link) => {
          link.provisioning = choice.provisioning;
          // Manual provisioning syncs no groups (MAN-03, D-12).
          link.groupSync = choice.provisioning === 'manual' ? false : choice.groupSync;
          return done(structuredClone(link));
        }),
      ),
    saveEnforcement: (environment, id, choice) =>
      context.change((state) =>
        changeLink(state, environment, id, (link) => {
          const enforcement = readEnforcement(choice.scope, choice.domains);
          if (isFieldError(enforcement)) return { ok: false, errors: [enforcement] };
          link.enforcement = enforcement;
          return done(structuredClone(link));
        }),
      ),
    updateProvider: (id, change) => context.change((state) => update(state, id, change)),
    saveSignatures: (id, signatures) =>
      context.change((state) => {
        const provider = state.providers.find((one) => one.id === id);
        if (!provider) return unknownProvider();
        provider.signatures = { ...signatures };
        return done(structuredClone(provider));
      }),
    saveMetadata: (id, answer) => saveMetadata(context, id, answer),
    refreshMetadata: (id) => refresh(context, id),
    deleteProvider: (id) => context.change((state) => remove(state, id)),
  };
}

function setSaml(state: WorkspaceState, environment: string, enabled: boolean): Result<EnvironmentAuthentication> {
  const authentication = state.authentication.find((one) => one.environment === environment);
  if (!authentication) return unknownEnvironment();
  authentication.samlEnabled = enabled;
  return done(structuredClone(authentication));
}

function select(state: WorkspaceState, environment: string, providerId: string): Result<ProviderLink> {
  const authentication = state.authentication.find((one) => one.environment === environment);
  if (!authentication) return unknownEnvironment();
  if (!state.providers.some(({ id }) => id === providerId)) return unknownProvider();
  authentication.selectedProviderId = providerId;
  let link = findLink(state, environment, providerId);
  if (!link) {
    link = {
      environment,
      providerId,
      enforcement: { scope: 'all', domains: [] },
      provisioning: 'not_set_up',
      groupSync: false,
    };
    state.links.push(link);
  }
  return done(structuredClone(link));
}

function changeLink(
  state: WorkspaceState,
  environment: string,
  providerId: string,
  change: (link: ProviderLink) => Result<ProviderLink>,
): Result<ProviderLink> {
  const link = findLink(state, environment, providerId);
  if (!link) return refused('', 'link_unknown', 'This environment does not use that provider.');
  return change(link);
}

function update(
  state: WorkspaceState,
  providerId: string,
  change: { name: string; groupAttribute: string },
): Result<IdentityProvider> {
  const provider = state.providers.find(({ id }) => id === providerId);
  if (!provider) return unknownProvider();
  const name = readName('name', change.name, 'Identity provider (IdP) name');
  const groupAttribute = readName('groupAttribute', change.groupAttribute, 'Group attribute');
  const objection = objections<IdentityProvider>([name, groupAttribute].filter(isFieldError));
  if (objection) return objection;
  if (isFieldError(name) || isFieldError(groupAttribute)) return unknownProvider();
  if (state.providers.some((other) => other.id !== providerId && other.name === name)) {
    return refused('name', 'name_taken', 'Another provider has this name already.');
  }
  Object.assign(provider, { name, groupAttribute });
  return done(structuredClone(provider));
}

async function saveMetadata(
  context: WorkspaceContext,
  providerId: string,
  answer: MetadataAnswer,
): Promise<Result<IdentityProvider>> {
  const read = await readAnswer(context, answer);
  return read.ok ? saveTrust(context, providerId, read.value) : read;
}

function saveTrust(
  context: WorkspaceContext,
  providerId: string,
  trust: IdpTrustData,
): Promise<Result<IdentityProvider>> {
  return context.change((state) => {
    const provider = state.providers.find(({ id }) => id === providerId);
    if (!provider) return unknownProvider();
    provider.idp = trust;
    return done(structuredClone(provider));
  });
}

async function refresh(context: WorkspaceContext, providerId: string): Promise<Result<IdentityProvider>> {
  const provider = context.state().providers.find(({ id }) => id === providerId);
  if (!provider) return unknownProvider();
  const { certificates: held, entityId, metadataSignedBy, metadataUrl } = provider.idp;
  if (metadataUrl === undefined) {
    return refused('', 'no_metadata_url', 'This provider was set up without a metadata URL.');
  }
  // Refreshing renews what is trusted; whom to trust was decided at Set up.
  const signed = metadataSignedBy === undefined ? {} : { signedBy: metadataSignedBy };
  const read = await readAnswer(context, { kind: 'url', metadataUrl }, { entityId, ...signed });
  if (!read.ok) return read;
  const kept = metadataSignedBy === undefined ? {} : { metadataSignedBy };
  const certificates = context.policy.certificatesAfterRefresh(held, read.value.certificates);
  return saveTrust(context, providerId, { ...read.value, ...kept, certificates });
}

function remove(state: WorkspaceState, providerId: string): Result<null> {
  if (!state.providers.some(({ id }) => id === providerId)) return unknownProvider();
  const user = state.authentication.find(({ selectedProviderId }) => selectedProviderId === providerId);
  if (user) return refused('', 'provider_in_use', `The environment ${user.environment} uses this provider.`);
  state.providers = state.providers.filter(({ id }) => id !== providerId);
  state.links = state.links.filter((link) => link.providerId !== providerId);
  return done(null);
}

function unknownEnvironment<T>(): Result<T> {
  return refused('environment', 'environment_unknown', 'There is no such environment.');
}

function unknownProvider<T>(): Result<T> {
  return refused('provider', 'provider_unknown', 'There is no such provider.');
}
