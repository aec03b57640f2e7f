import type { WorkspaceView } from '../../http/index.ts';
import type { WorkspaceSeed } from '../../workspace/index.ts';
import { DriverError } from '../driver-error.ts';
import type { RefreshedMetadata } from '../port.ts';

/** The reference SP's control face, from outside. */
export interface ReferenceControl {
  patch(seed: WorkspaceSeed): Promise<WorkspaceView>;
  state(): Promise<WorkspaceView>;
  deleteEndUser(email: string): Promise<void>;
  /** The "Refresh metadata" action; answers why the metadata was not taken, if it was not. */
  refreshMetadata(providerId: string): Promise<RefreshedMetadata>;
  /** Sends a set-password link and gives it. */
  passwordLink(email: string): Promise<string>;
  clock(): Promise<Date>;
  setClock(to: Date): Promise<void>;
  advanceClock(seconds: number): Promise<void>;
  reset(): Promise<void>;
}

/** Speaks to `/_assay/*` of the SP at this address. */
export function createControl(url: string, controlToken: string): ReferenceControl {
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const headers = { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    return fetch(new URL(`/_assay/${path}`, url), init).catch((error: unknown) => {
      throw new DriverError(
        'sp_unreachable',
        `The reference SP at ${url} does not answer (${String(error)}). Is it running?`,
      );
    });
  };
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await send(method, path, body);
    if (response.ok) return response;
    throw new DriverError(
      'control_refused',
      `${method} /_assay/${path} answered ${response.status}: ${await response.text()}`,
    );
  };
  // The types are this SP's own; driver and SP are one package and one version.
  const view = async (response: Promise<Response>): Promise<WorkspaceView> => (await response).json();
  return {
    patch: (seed) => view(call('PATCH', 'workspace', seed)),
    state: () => view(call('GET', 'workspace')),
    deleteEndUser: async (email) => {
      await call('DELETE', `workspace/end-users/${encodeURIComponent(email)}`);
    },
    refreshMetadata: async (providerId) => {
      const path = `workspace/providers/${encodeURIComponent(providerId)}/refresh`;
      const response = await send('POST', path);
      if (response.ok) return { said: 'The SP took the metadata.' };
      const { errors }: { errors: readonly { code?: string; message: string }[] } = await response.json();
      const [first] = errors;
      return {
        said: `The SP did not take the metadata: ${first?.message ?? response.status}`,
        ...(first?.code !== undefined && { reason: first.code }),
      };
    },
    passwordLink: async (email) => {
      const path = `workspace/end-users/${encodeURIComponent(email)}/password-link`;
      const answer: { link: string } = await (await call('POST', path)).json();
      return answer.link;
    },
    clock: async () => {
      const answer: { now: string } = await (await call('GET', 'clock')).json();
      return new Date(answer.now);
    },
    setClock: async (to) => {
      await call('PUT', 'clock', { set: to.toISOString() });
    },
    advanceClock: async (advanceSeconds) => {
      await call('PUT', 'clock', { advanceSeconds });
    },
    reset: async () => {
      await call('POST', 'reset');
    },
  };
}
