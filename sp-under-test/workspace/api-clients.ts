import { createHash } from 'node:crypto';
import { done, objections, refused, type WorkspaceContext } from './context.ts';
import type { ApiClientForm, ApiClientRoleForm, WorkspaceCommands, WorkspaceReader } from './contracts.ts';
import { iamEndpoints } from './iam-endpoints.ts';
import type { ApiClient, ApiClientRole, FieldError, NewToken, Result } from './model.ts';
import type { WorkspaceState } from './state.ts';
import type { StoredApiClient } from './stored.ts';
import { isFieldError, readName } from './validation.ts';

type Commands = Pick<
  WorkspaceCommands,
  'createApiClient' | 'rotateApiClientToken' | 'deleteApiClient' | 'saveApiClientRole' | 'deleteApiClientRole'
>;
type Reader = Pick<
  WorkspaceReader,
  'apiClients' | 'apiClient' | 'apiClientByToken' | 'apiClientRoles' | 'apiClientRole'
>;

/**
 * API clients and their roles. A token is shown once and kept as its SHA-256: it is 160 random bits, so nothing is there
 * to guess, and a slow hash would only make each API call slow.
 */
export function createApiClients(context: WorkspaceContext): Commands & Reader {
  const { state } = context;
  const roleOf = (id: string) => structuredClone(state().apiClientRoles.find((role) => role.id === id));
  return {
    apiClients: () => state().apiClients.map(withoutToken),
    apiClient: (id) =>
      state()
        .apiClients.filter((client) => client.id === id)
        .map(withoutToken)[0],
    apiClientByToken: (token) => {
      const tokenHash = hash(token);
      const found = state().apiClients.find((client) => client.tokenHash === tokenHash);
      const role = found && roleOf(found.roleId);
      return found && role && { client: withoutToken(found), role };
    },
    apiClientRoles: () => structuredClone(state().apiClientRoles),
    apiClientRole: roleOf,
    createApiClient: (form) => context.change((current) => create(context, current, form)),
    rotateApiClientToken: (id) =>
      context.change((current) => {
        const client = current.apiClients.find((one) => one.id === id);
        return client ? done(giveToken(context, client)) : unknownClient();
      }),
    deleteApiClient: (id) =>
      context.change((current) => {
        if (!current.apiClients.some((client) => client.id === id)) return unknownClient();
        current.apiClients = current.apiClients.filter((client) => client.id !== id);
        return done(null);
      }),
    saveApiClientRole: (id, form) => context.change((current) => saveRole(context, current, id, form)),
    deleteApiClientRole: (id) => context.change((current) => removeRole(current, id)),
  };
}

function create(context: WorkspaceContext, state: WorkspaceState, form: ApiClientForm): Result<NewToken> {
  const name = readName('name', form.name, 'Client name');
  const errors: FieldError[] = [];
  if (isFieldError(name)) errors.push(name);
  if (state.apiClients.some((client) => client.name === name)) {
    errors.push({ field: 'name', code: 'name_taken', message: 'An API client of this name exists already.' });
  }
  if (!state.environments.some(({ key }) => key === form.environment)) {
    errors.push({ field: 'environment', code: 'environment_unknown', message: 'Choose an environment.' });
  }
  if (!state.apiClientRoles.some(({ id }) => id === form.roleId)) {
    errors.push({ field: 'roleId', code: 'role_unknown', message: 'Choose a client role.' });
  }
  const objection = objections<NewToken>(errors);
  if (objection) return objection;
  if (isFieldError(name)) return { ok: false, errors: [name] };
  const now = context.now().toISOString();
  const client: StoredApiClient = {
    id: context.id('cli'),
    name,
    environment: form.environment,
    roleId: form.roleId,
    createdAt: now,
    tokenIssuedAt: now,
    tokenHash: '',
  };
  const given = giveToken(context, client);
  state.apiClients.push(client);
  return done(given);
}

/** Replaces the client's token; the former one is worthless from here on. */
function giveToken(context: WorkspaceContext, client: StoredApiClient): NewToken {
  const token = context.id('iam');
  client.tokenHash = hash(token);
  client.tokenIssuedAt = context.now().toISOString();
  return { client: withoutToken(client), token };
}

function saveRole(
  context: WorkspaceContext,
  state: WorkspaceState,
  id: string | undefined,
  form: ApiClientRoleForm,
): Result<ApiClientRole> {
  const existing = state.apiClientRoles.find((role) => role.id === id);
  if (id !== undefined && !existing) return unknownRole();
  const name = readName('name', form.name, 'Role name');
  const errors: FieldError[] = [];
  if (isFieldError(name)) errors.push(name);
  if (state.apiClientRoles.some((role) => role.name === name && role !== existing)) {
    errors.push({ field: 'name', code: 'name_taken', message: 'A client role of this name exists already.' });
  }
  const known = iamEndpoints.map(({ key }) => key).filter((key) => form.endpoints.includes(key));
  if (known.length !== new Set(form.endpoints).size) {
    errors.push({ field: 'endpoints', code: 'endpoint_unknown', message: 'There is no such IAM endpoint.' });
  }
  const objection = objections<ApiClientRole>(errors);
  if (objection) return objection;
  if (isFieldError(name)) return { ok: false, errors: [name] };
  const role = existing ?? { id: context.id('rol'), name, endpoints: [] };
  Object.assign(role, { name, endpoints: known });
  if (!existing) state.apiClientRoles.push(role);
  return done(structuredClone(role));
}

function removeRole(state: WorkspaceState, id: string): Result<null> {
  if (!state.apiClientRoles.some((role) => role.id === id)) return unknownRole();
  const users = state.apiClients.filter((client) => client.roleId === id).map(({ name }) => name);
  if (users.length > 0) return refused('', 'role_in_use', `The role is used by ${users.join(', ')}.`);
  state.apiClientRoles = state.apiClientRoles.filter((role) => role.id !== id);
  return done(null);
}

function withoutToken({ tokenHash: _, ...client }: StoredApiClient): ApiClient {
  return structuredClone(client);
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

function unknownClient<T>(): Result<T> {
  return refused('', 'client_unknown', 'There is no such API client.');
}

function unknownRole<T>(): Result<T> {
  return refused('', 'role_unknown', 'There is no such client role.');
}
