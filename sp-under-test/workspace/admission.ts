import type { Policy } from '../policy/index.ts';
import { done, type WorkspaceContext } from './context.ts';
import { syncGroups } from './group-sync.ts';
import type { EndUser, IdentityProvider, ProviderLink, SyncRecord } from './model.ts';
import { findLink, withoutSecrets } from './reader.ts';
import type { WorkspaceState } from './state.ts';
import type { StoredUser } from './stored.ts';

/** Why somebody whose message is good is still not let in. */
export const admissionReasons = [
  'provider_not_configured',
  'saml_disabled',
  'user_not_provisioned',
  'environment_access_denied',
  'user_deactivated',
  'orchestrate_forbidden',
  'session_over',
] as const;
export type AdmissionReason = (typeof admissionReasons)[number];

/** A verified identity asking to enter an environment for a product. */
export interface SignInByAssertion {
  providerId: string;
  environment: string;
  product: string;
  /** The NameID (D-17). */
  email: string;
  attributes: Readonly<Record<string, readonly string[]>>;
  /** `AuthnStatement/@SessionNotOnOrAfter` */
  sessionNotOnOrAfter?: Date;
}

export type Admission =
  | {
      admitted: true;
      user: EndUser;
      sessionUntil: Date;
      created: boolean;
      grantedEnvironments: readonly string[];
      sync: SyncRecord;
    }
  | { admitted: false; reason: AdmissionReason; detail: string };

/** May SAML be used here, by this provider? Asked when a sign-in starts and again when it comes back. */
export function providerOpen(
  { samlIsOn }: Pick<Policy, 'samlIsOn'>,
  state: WorkspaceState,
  environment: string,
  providerId: string | undefined,
): { provider: IdentityProvider; link: ProviderLink } | { reason: AdmissionReason; detail: string } {
  const authentication = state.authentication.find((one) => one.environment === environment);
  if (authentication !== undefined && !samlIsOn(authentication)) {
    return { reason: 'saml_disabled', detail: `SAML-based SSO authentication is off in ${environment}.` };
  }
  const selected = authentication?.selectedProviderId;
  const provider = state.providers.find(({ id }) => id === selected);
  if (provider === undefined || (providerId !== undefined && providerId !== selected)) {
    return { reason: 'provider_not_configured', detail: `${environment} does not use this identity provider.` };
  }
  const link = findLink(state, environment, provider.id);
  if (link === undefined) {
    return { reason: 'provider_not_configured', detail: `${environment} does not use this identity provider.` };
  }
  return { provider, link };
}

/** Lets a verified identity in, or not. Everything that may refuse is asked before anything is created. */
export async function admit(context: WorkspaceContext, signIn: SignInByAssertion): Promise<Admission> {
  const answer = await context.change((state) => done(decide(context, state, signIn)));
  // A decision is always an answer; only its content refuses.
  if (!answer.ok) throw new Error(answer.errors[0].message);
  return answer.value;
}

function decide(context: WorkspaceContext, state: WorkspaceState, signIn: SignInByAssertion): Admission {
  const { policy } = context;
  const now = context.now();
  if (!policy.openToEndUsers(signIn.product)) {
    return refuse('orchestrate_forbidden', 'End users have no access to Workato Orchestrate.');
  }
  const open = providerOpen(policy, state, signIn.environment, signIn.providerId);
  if ('reason' in open) return refuse(open.reason, open.detail);
  const session = policy.sessionEnd({
    now,
    ...(signIn.sessionNotOnOrAfter && { statement: signIn.sessionNotOnOrAfter }),
    ...(signIn.attributes.SessionNotOnOrAfter && { attribute: signIn.attributes.SessionNotOnOrAfter }),
  });
  if ('refused' in session) return refuse('session_over', session.refused);

  const existing = state.users.byEmail(signIn.email);
  const objection = existing ? objectionTo(context, existing, signIn) : undefined;
  if (objection) return objection;
  const entered = existing ? welcomeBack(context, state, existing, signIn) : welcome(context, state, signIn, open);
  if ('admitted' in entered) return entered;

  const attribute = policy.groupAttribute(open.provider.groupAttribute);
  const sync = syncGroups(state, policy, entered.user, {
    link: open.link,
    product: signIn.product,
    attribute,
    values: signIn.attributes[attribute] ?? [],
    created: entered.created,
  });
  return {
    admitted: true,
    user: withoutSecrets(entered.user),
    sessionUntil: session.until,
    created: entered.created,
    grantedEnvironments: entered.granted,
    sync,
  };
}

function objectionTo(context: WorkspaceContext, user: StoredUser, signIn: SignInByAssertion): Admission | undefined {
  const { policy } = context;
  if (user.status === 'deactivated' && policy.deactivatedUser() === 'refuse') {
    return refuse('user_deactivated', 'This end user is deactivated.');
  }
  if (!user.environments.includes(signIn.environment) && policy.existingUserWithoutAccess() === 'refuse') {
    return refuse('environment_access_denied', `This end user has no access to ${signIn.environment}.`);
  }
  return undefined;
}

/** An existing user: by Workato's policy nothing of him changes (D-06, D-08). */
function welcomeBack(
  { policy }: WorkspaceContext,
  state: WorkspaceState,
  existing: StoredUser,
  signIn: SignInByAssertion,
): Entered {
  const asserted = assertedName(signIn);
  const name =
    asserted === undefined
      ? existing.name
      : policy.updateProfileOfExistingUser({ name: existing.name }, { name: asserted }).name;
  const granted = existing.environments.includes(signIn.environment) ? [] : [signIn.environment];
  // Put only where something changed: most sign-ins must not cost a write.
  if (name === existing.name && existing.status === 'active' && granted.length === 0) {
    return { user: existing, created: false, granted };
  }
  const user: StoredUser = {
    ...existing,
    name,
    status: 'active',
    environments: [...existing.environments, ...granted],
  };
  state.users.put(user);
  return { user, created: false, granted };
}

interface Entered {
  user: StoredUser;
  created: boolean;
  granted: string[];
}

function welcome(
  context: WorkspaceContext,
  state: WorkspaceState,
  signIn: SignInByAssertion,
  open: { provider: IdentityProvider; link: ProviderLink },
): Admission | Entered {
  if (!context.policy.createsUnknownUser(open.link.provisioning)) {
    return refuse('user_not_provisioned', `No such end user, and ${signIn.environment} does not create any.`);
  }
  const granted = context.policy.grantedEnvironments(signIn, selectedLinks(state));
  if (!granted.includes(signIn.environment)) {
    return refuse('environment_access_denied', `A new end user gets no access to ${signIn.environment}.`);
  }
  const user: StoredUser = {
    id: context.id('usr'),
    email: signIn.email,
    name: context.policy.nameOfNewUser(assertedName(signIn), signIn.email),
    status: 'active',
    source: { kind: 'jit', providerId: open.provider.id, providerName: open.provider.name },
    createdAt: context.now().toISOString(),
    environments: granted,
    ssoRequired: true,
  };
  state.users.put(user);
  return { user, created: true, granted: [...granted] };
}

function selectedLinks(state: WorkspaceState) {
  return state.links.flatMap((link) => {
    const authentication = state.authentication.find(({ environment }) => environment === link.environment);
    if (authentication?.selectedProviderId !== link.providerId) return [];
    const { environment, providerId, provisioning } = link;
    return [{ environment, providerId, provisioning, samlEnabled: authentication.samlEnabled }];
  });
}

function assertedName(signIn: SignInByAssertion): string | undefined {
  return signIn.attributes.workato_end_user_name?.map((name) => name.trim()).find((name) => name !== '');
}

function refuse(reason: AdmissionReason, detail: string): Admission {
  return { admitted: false, reason, detail };
}
