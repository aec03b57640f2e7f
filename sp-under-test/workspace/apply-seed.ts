import { done, objections, type WorkspaceContext } from './context.ts';
import {
  agenticProducts,
  defaultGroupAttribute,
  defaultSignatures,
  type FieldError,
  type IdpTrustData,
  type Result,
} from './model.ts';
import { type Credential, hashPassword } from './password.ts';
import { findLink } from './reader.ts';
import type { EndUserSeed, GroupSeed, LinkSeed, ProviderSeed, WorkspaceSeed } from './seed.ts';
import { emptyState, type WorkspaceState } from './state.ts';

/** Applies a seed; what is slow (metadata, password hashes) is done before anything changes. */
export async function applySeed(context: WorkspaceContext, seed: WorkspaceSeed): Promise<Result<null>> {
  const trust = new Map<string, Omit<IdpTrustData, 'savedAt'>>();
  for (const { name, idp } of seed.providers ?? []) {
    if (!('metadataUrl' in idp)) {
      trust.set(name, idp);
      continue;
    }
    const { metadataSignedBy, metadataUrl } = idp;
    const signed = metadataSignedBy === undefined ? {} : { signedBy: metadataSignedBy };
    const read = await context.fetchMetadata(metadataUrl, signed);
    if (!read.ok)
      return { ok: false, errors: [{ field: `/providers/${name}`, code: read.code, message: read.message }] };
    trust.set(name, { ...read.idp, ...(metadataSignedBy !== undefined && { metadataSignedBy }) });
  }
  const credentials = new Map<string, Credential>();
  for (const { email, password } of seed.endUsers ?? []) {
    if (password !== undefined) credentials.set(email, await hashPassword(password, context.passwordWork));
  }
  return context.change((state) => {
    const unknown = namesUnknown(context, state, seed);
    if (unknown) return unknown;
    if (seed.environmentsProvisioned !== undefined && seed.environmentsProvisioned !== state.environments.length > 1) {
      beginAnew(state, seed.environmentsProvisioned);
    }
    for (const provider of seed.providers ?? []) putProvider(context, state, provider, trust.get(provider.name));
    for (const link of seed.links ?? []) putLink(state, link);
    for (const group of seed.groups ?? []) putGroup(context, state, group);
    for (const user of seed.endUsers ?? []) putUser(context, state, user, credentials.get(user.email));
    for (const group of seed.groups ?? []) putMembers(state, group);
    return done(null);
  });
}

function namesUnknown(context: WorkspaceContext, state: WorkspaceState, seed: WorkspaceSeed): Result<null> | undefined {
  const provisioned = seed.environmentsProvisioned ?? state.environments.length > 1;
  const fresh = provisioned !== state.environments.length > 1;
  const after = fresh ? emptyState(provisioned) : state;
  const environments = new Set(after.environments.map(({ key }) => key));
  const providers = new Set([...after.providers, ...(seed.providers ?? [])].map(({ name }) => name));
  const groups = new Set([...after.groups, ...(seed.groups ?? [])].map((one) => `${one.environment}/${one.name}`));
  const { addressKey } = context.policy;
  const people = new Set([...after.users, ...(seed.endUsers ?? [])].map(({ email }) => addressKey(email)));
  const errors: FieldError[] = [];
  const need = (known: boolean, field: string, message: string) => {
    if (!known) errors.push({ field, code: 'seed_invalid', message: `${field}: ${message}` });
  };
  seed.links?.forEach(({ environment, provider }, i) => {
    need(environments.has(environment), `/links/${i}/environment`, `there is no environment ${environment}`);
    if (provider !== undefined)
      need(providers.has(provider), `/links/${i}/provider`, `there is no provider ${provider}`);
  });
  seed.groups?.forEach(({ environment, members }, i) => {
    need(environments.has(environment), `/groups/${i}/environment`, `there is no environment ${environment}`);
    for (const member of members ?? []) {
      need(people.has(addressKey(member)), `/groups/${i}/members`, `there is no end user ${member}`);
    }
  });
  seed.endUsers?.forEach((user, i) => {
    for (const key of user.environments ?? []) {
      need(environments.has(key), `/endUsers/${i}/environments`, `there is no environment ${key}`);
    }
    for (const { environment, name } of user.groups ?? []) {
      const known = groups.has(`${environment}/${name}`);
      need(known, `/endUsers/${i}/groups`, `there is no group ${name} in ${environment}`);
    }
  });
  return objections(errors);
}

/** Forgets everything: the environments are others. */
function beginAnew(state: WorkspaceState, provisioned: boolean): void {
  const { groups, memberships: _, users: __, ...rest } = emptyState(provisioned);
  for (const register of [state.users, state.groups, state.memberships]) register.clear();
  for (const group of groups) state.groups.put(group);
  Object.assign(state, rest);
}

function putProvider(
  context: WorkspaceContext,
  state: WorkspaceState,
  seed: ProviderSeed,
  trust: Omit<IdpTrustData, 'savedAt'> | undefined,
): void {
  if (trust === undefined) return;
  const idp = { ...trust, savedAt: context.now().toISOString() };
  const existing = state.providers.find(({ id, name }) => name === seed.name || id === seed.id);
  if (existing) {
    const groupAttribute = seed.groupAttribute ?? existing.groupAttribute;
    const signatures = { ...existing.signatures, ...seed.signatures };
    Object.assign(existing, { name: seed.name, idp, groupAttribute, signatures });
    return;
  }
  state.providers.push({
    id: seed.id ?? context.id('idp'),
    name: seed.name,
    idp,
    groupAttribute: seed.groupAttribute ?? defaultGroupAttribute,
    signatures: { ...defaultSignatures, ...seed.signatures },
    createdAt: context.now().toISOString(),
  });
}

function putLink(state: WorkspaceState, seed: LinkSeed): void {
  const authentication = state.authentication.find(({ environment }) => environment === seed.environment);
  if (!authentication) return;
  if (seed.samlEnabled !== undefined) authentication.samlEnabled = seed.samlEnabled;
  else if (seed.provider !== undefined) authentication.samlEnabled = true;
  const providerId =
    seed.provider === undefined
      ? authentication.selectedProviderId
      : state.providers.find(({ name }) => name === seed.provider)?.id;
  if (providerId === undefined) return;
  authentication.selectedProviderId = providerId;
  let link = findLink(state, seed.environment, providerId);
  if (!link) {
    const enforcement = { scope: 'all', domains: [] } as const;
    link = { environment: seed.environment, providerId, enforcement, provisioning: 'not_set_up', groupSync: false };
    state.links.push(link);
  }
  if (seed.enforcement) link.enforcement = { scope: seed.enforcement.scope, domains: seed.enforcement.domains ?? [] };
  link.provisioning = seed.provisioning ?? link.provisioning;
  link.groupSync = seed.groupSync ?? link.groupSync;
}

function putGroup(context: WorkspaceContext, state: WorkspaceState, seed: GroupSeed): void {
  let group = findGroup(state, seed);
  if (!group) {
    group = { id: context.id('grp'), environment: seed.environment, name: seed.name, builtIn: false };
    state.groups.put(group);
  }
  if (seed.features === undefined) return;
  const { id } = group;
  for (const product of agenticProducts) {
    const feature = state.features.find((one) => one.environment === seed.environment && one.product === product);
    const others = (feature?.groupIds ?? []).filter((bound) => bound !== id);
    const userIds = feature?.userIds ?? [];
    const groupIds = seed.features.includes(product) ? [...others, id] : others;
    state.features = state.features.filter((one) => one !== feature);
    if (groupIds.length + userIds.length === 0) continue;
    state.features.push({ environment: seed.environment, product, groupIds, userIds });
  }
}

function putMembers(state: WorkspaceState, seed: GroupSeed): void {
  const group = findGroup(state, seed);
  if (!group || group.builtIn || seed.members === undefined) return;
  const ids = seed.members.map((email) => state.users.byEmail(email)?.id).filter((id) => id !== undefined);
  state.memberships.end(state.memberships.ofGroup(group.id));
  for (const userId of new Set(ids)) state.memberships.put({ userId, groupId: group.id, origin: 'admin' });
}

function putUser(
  context: WorkspaceContext,
  state: WorkspaceState,
  seed: EndUserSeed,
  credential: Credential | undefined,
): void {
  const known = state.users.byEmail(seed.email) ?? {
    id: context.id('usr'),
    email: seed.email,
    name: seed.email,
    status: 'active',
    source: { kind: 'admin' },
    createdAt: context.now().toISOString(),
    environments: [],
    ssoRequired: false,
  };
  const { name = known.name, status = known.status, environments = known.environments } = seed;
  state.users.put({
    ...known,
    name,
    status,
    environments: [...new Set(environments)],
    ...(credential && { credential }),
  });
  if (seed.groups === undefined) return;
  const { id: userId } = known;
  state.memberships.end(state.memberships.ofUser(userId));
  for (const wanted of seed.groups) {
    const group = findGroup(state, wanted);
    if (group && !group.builtIn) state.memberships.put({ userId, groupId: group.id, origin: 'admin' });
  }
}

function findGroup(state: WorkspaceState, wanted: { environment: string; name: string }) {
  return [...state.groups].find((group) => group.environment === wanted.environment && group.name === wanted.name);
}
