import { type Admission, type AdmissionReason, admit, providerOpen, type SignInByAssertion } from './admission.ts';
import { createApiClients } from './api-clients.ts';
import { applySeed } from './apply-seed.ts';
import type { WorkspaceContext, WorkspacePorts } from './context.ts';
import type { WorkspaceServices } from './contracts.ts';
import { createEndUserCommands } from './end-users.ts';
import { createFeatureAccessCommands } from './feature-access.ts';
import { createGroupMemberCommands } from './group-members.ts';
import { createGroupCommands } from './groups.ts';
import type { ActivityEntry, EndUser, IdentityProvider, ProviderLink, Result } from './model.ts';
import { type PasswordSignIn, setPassword, signInWithPassword, wayIn } from './password-sign-in.ts';
import { createProviderCommands } from './providers.ts';
import { createReader } from './reader.ts';
import { everyMember, loadState, storedState, takeChanges, withoutLists } from './saving.ts';
import type { WorkspaceSeed } from './seed.ts';
import { emptyState, type WorkspaceState } from './state.ts';
import type { StoredWorkspace } from './stored.ts';
import { createWizard } from './wizard.ts';

/** Older entries are dropped: the log is for looking at what just happened. */
export const activityKept = 2_000;

/** Everything the SP itself needs: the administrator's services, and the doors for end users. */
export interface Workspace extends WorkspaceServices {
  admit(signIn: SignInByAssertion): Promise<Admission>;
  /** The open provider of an environment; with `providerId`, only if it is that one. */
  providerOpen(
    environment: string,
    providerId?: string,
  ): { provider: IdentityProvider; link: ProviderLink } | { reason: AdmissionReason; detail: string };
  /** Environments where this provider is selected, in the workspace's order. */
  environmentsOf(providerId: string): readonly string[];
  wayIn(environment: string, email: string): { sso: 'required' | 'offered' | 'unavailable' };
  signInWithPassword(attempt: { environment: string; email: string; password: string }): Promise<PasswordSignIn>;
  setPassword(userId: string, password: string, claim: () => Promise<boolean>): Promise<Result<EndUser>>;
  record(entry: ActivityEntry): Promise<void>;
  applySeed(seed: WorkspaceSeed): Promise<Result<null>>;
  /** A copy of everything, for `restore`. */
  snapshot(): StoredWorkspace;
  restore(stored: StoredWorkspace): Promise<void>;
}

/** Loads the workspace, or begins an empty one. */
export async function createWorkspace(ports: WorkspacePorts): Promise<Workspace> {
  const load = async (): Promise<WorkspaceState> => {
    const stored = await ports.document.read();
    const state = loadState({ ...(stored ?? emptyState(true)), activity: await ports.activity.list() }, ports);
    // Nobody has saved these yet.
    if (stored === undefined) for (const group of state.groups) state.groups.put(group);
    return state;
  };
  let current = await load();
  const context: WorkspaceContext = {
    ...ports,
    state: () => current,
    change: async (change) => {
      const result = change(current);
      if (!result.ok) return result;
      try {
        await ports.document.amend(withoutLists(current), takeChanges(current));
      } catch (error) {
        // What could not be saved has not happened; memory must not say otherwise until the next start.
        current = await load();
        throw error;
      }
      return result;
    },
  };
  return {
    ...createReader(context),
    ...createProviderCommands(context),
    ...createWizard(context),
    ...createEndUserCommands(context),
    ...createGroupCommands(context),
    ...createGroupMemberCommands(context),
    ...createFeatureAccessCommands(context),
    ...createApiClients(context),
    admit: (signIn) => admit(context, signIn),
    providerOpen: (environment, providerId) =>
      structuredClone(providerOpen(ports.policy, current, environment, providerId)),
    environmentsOf: (providerId) =>
      current.authentication
        .filter((one) => one.selectedProviderId === providerId)
        .map(({ environment }) => environment),
    wayIn: (environment, email) => wayIn(context, environment, email),
    signInWithPassword: (attempt) => signInWithPassword(context, attempt),
    setPassword: (userId, password, claim) => setPassword(context, userId, password, claim),
    record: async (entry) => {
      await ports.activity.append(entry);
      current.activity.unshift(entry);
      current.activity.length = Math.min(current.activity.length, activityKept);
    },
    applySeed: (seed) => applySeed(context, seed),
    snapshot: () => storedState(current),
    restore: async (stored) => {
      current = loadState(structuredClone(stored), ports);
      await ports.document.write(withoutLists(current), everyMember(current));
      await ports.activity.replace(current.activity);
    },
  };
}
