import type { Mail } from '../outbox/index.ts';
import type {
  ActivityEntry,
  AgenticProduct,
  Enforcement,
  Environment,
  IdpTrustData,
  MembershipOrigin,
  Provisioning,
  UserSource,
} from '../workspace/index.ts';
import type { ServerContext } from './server-context.ts';

/** The whole state of the workspace as the control face shows it: names instead of IDs, no secrets. */
export interface WorkspaceView {
  environments: readonly (Environment & { samlEnabled: boolean })[];
  providers: readonly {
    id: string;
    name: string;
    acsUrl: string;
    entityId: string;
    groupAttribute: string;
    idp: IdpTrustData;
  }[];
  links: readonly {
    environment: string;
    provider: string;
    selected: boolean;
    samlEnabled: boolean;
    enforcement: Enforcement;
    provisioning: Provisioning;
    groupSync: boolean;
  }[];
  endUsers: readonly {
    email: string;
    name: string;
    status: string;
    source: UserSource['kind'];
    createdAt: string;
    ssoRequired: boolean;
    hasPassword: boolean;
    environments: readonly string[];
    groups: readonly { environment: string; name: string; origin: MembershipOrigin }[];
  }[];
  groups: readonly {
    environment: string;
    name: string;
    builtIn: boolean;
    members: readonly string[];
    features: readonly AgenticProduct[];
  }[];
  activity: readonly ActivityEntry[];
  outbox: readonly Mail[];
  counts: { endUsers: number; groups: number; providers: number; activity: number };
}

/** Reads it. */
export function workspaceView({ workspace, outbox }: Pick<ServerContext, 'workspace' | 'outbox'>): WorkspaceView {
  const environments = workspace.environments();
  const groups = environments.flatMap(({ key }) => {
    const features = workspace.featureAccess(key);
    return workspace.groups(key).map(({ id, name, builtIn }) => ({
      environment: key,
      name,
      builtIn,
      members: workspace.members(id).map(({ email }) => email),
      features: features.filter(({ groupIds }) => groupIds.includes(id)).map(({ product }) => product),
    }));
  });
  const endUsers = workspace.endUsers().map(({ id, source, ...user }) => ({
    ...user,
    source: source.kind,
    groups: workspace.memberships(id).map(({ environment, name, origin }) => ({ environment, name, origin })),
  }));
  const providers = workspace
    .providers()
    .map(({ createdAt: _, ...one }) => ({ ...one, ...workspace.spValues(one.id) }));
  const activity = workspace.activity();
  const counts = {
    endUsers: endUsers.length,
    groups: groups.length,
    providers: providers.length,
    activity: activity.length,
  };
  return {
    environments: environments.map((one) => ({ ...one, samlEnabled: workspace.authentication(one.key).samlEnabled })),
    providers,
    links: linksOf(workspace),
    endUsers,
    groups,
    activity,
    outbox: outbox.mails(),
    counts,
  };
}

function linksOf(workspace: ServerContext['workspace']): WorkspaceView['links'] {
  return workspace.environments().flatMap(({ key }) => {
    const { samlEnabled } = workspace.authentication(key);
    return workspace.providerRows(key).flatMap(({ provider, selected, link }) => {
      if (!link) return [];
      const { enforcement, provisioning, groupSync } = link;
      return [
        { environment: key, provider: provider.name, selected, samlEnabled, enforcement, provisioning, groupSync },
      ];
    });
  });
}
