import type { Behaviour } from '../adapter/index.ts';
import { factsFromMetadata } from '../black-box/index.ts';
import { DriverError } from '../driver-error.ts';
import type { DriverPerson, IdpTrust, SpFacts, SutDriver } from '../port.ts';
import type { UserAgent } from '../user-agent.ts';
import { referenceBehaviour } from './behaviour.ts';
import { createControl, type ReferenceControl } from './control.ts';
import { deviations } from './deviations.ts';
import { readIdentity, readReason } from './whoami.ts';

export interface ReferenceDriverOptions {
  /** `http://localhost:PORT` of the running reference SP. */
  url: string;
  controlToken: string;
  /** Whom an SP that was set up before trusts: what `reset` goes back to. */
  trust?: IdpTrust;
  /** The same of the second IdP. */
  secondTrust?: IdpTrust;
}

/** The reference SP as a subject of conformance cases, and its workspace for behaviour scenarios. */
export interface ReferenceDriver extends Omit<SutDriver, 'start'> {
  readonly workspace: ReferenceControl;
  /** Starts single sign-on; without `where`, in the environment that `setUp` made, for Workato GO. */
  start(agent: UserAgent, where?: { environment: string; product?: string }): Promise<void>;
  /** Opens the sign-in page and goes through it with a password. */
  signInWithPassword(agent: UserAgent, who: { environment: string; email: string; password: string }): Promise<void>;
  signOut(agent: UserAgent): Promise<void>;
  reason(agent: UserAgent): Promise<string | undefined>;
  advanceClock(seconds: number): Promise<void>;
  reset(): Promise<void>;
  behaviour(): Promise<Behaviour>;
}

const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const environment = 'TEST';
const provider = { id: 'okta', name: 'Okta' };
/** Where people sign in with the second identity provider. */
const second = { environment: 'PROD', provider: { id: 'second', name: 'Second IdP' } };
const people: readonly DriverPerson[] = [
  { alias: 'Alice', nameId: 'alice@example.com', displayName: 'Alice Anderson' },
  { alias: 'Bob', nameId: 'bob@example.com', displayName: 'Bob Brown' },
  { alias: 'Carol', nameId: 'carol@contractor.example', displayName: 'Carol Clark' },
];

/** What the SP's metadata says of encryption and single logout; before `setUp` there is no metadata, and nothing is said. */
async function publishedIn(metadataUrl: string): Promise<Pick<SpFacts, 'encryption' | 'logout'>> {
  const published = await fetch(metadataUrl);
  await published.body?.cancel();
  if (!published.ok) return {};
  const { encryption, logout } = await factsFromMetadata(metadataUrl, '', emailAddress);
  // One document for all providers of the workspace: the others' services verify with the others' keys.
  const own = logout && { ...logout, services: logout.services.filter(({ url }) => url.endsWith(`/${provider.id}`)) };
  return { ...(encryption === undefined ? {} : { encryption }), ...(own === undefined ? {} : { logout: own }) };
}

/** Drives a running reference SP over HTTP; it does not start one. */
export function createReferenceDriver({ url, controlToken, ...before }: ReferenceDriverOptions): ReferenceDriver {
  const workspace = createControl(url, controlToken);
  let { trust: trusted, secondTrust } = before;
  const wire = async (trust: IdpTrust) => {
    await workspace.patch({
      providers: [{ ...provider, idp: { metadataUrl: trust.metadataUrl } }],
      links: [
        { environment, provider: provider.name, samlEnabled: true, enforcement: { scope: 'all' }, provisioning: 'jit' },
      ],
      endUsers: people.map(({ nameId, displayName }) => ({
        email: nameId,
        name: displayName,
        environments: [environment, second.environment],
      })),
    });
  };
  const wireSecond = ({ metadataUrl }: IdpTrust) =>
    workspace.patch({
      providers: [{ ...second.provider, idp: { metadataUrl } }],
      links: [
        {
          environment: second.environment,
          provider: second.provider.name,
          samlEnabled: true,
          enforcement: { scope: 'all' },
          provisioning: 'jit',
        },
      ],
    });
  const factsOf = (providerId: string): SpFacts => ({
    entityId: `${url}/saml/metadata`,
    acsUrl: `${url}/saml/acs/${providerId}`,
    nameIdFormat: emailAddress,
    metadataUrl: `${url}/saml/metadata`,
  });
  return {
    name: 'The reference SP',
    exposes: { reasons: true },
    declares: {
      supports: ['idp-initiated', 'assertion-signed-only', 'response-signed-only', 'encryption', 'logout', 'newcomers'],
      toleranceSeconds: 180,
    },
    people,
    workspace,
    // The provider's ID, and with it the ACS URL, is chosen by `setUp`, so both are known before the IdP is.
    facts: async () => ({
      ...factsOf(provider.id),
      // One ACS for each provider.
      acsEndpoints: [{ url: factsOf(second.provider.id).acsUrl, index: 1 }],
      ...(await publishedIn(`${url}/saml/metadata`)),
    }),
    deviations,
    refresh: () => workspace.refreshMetadata(provider.id),
    requireSignedMetadata: async (certificate) => {
      const { idp } = (await workspace.state()).providers.find(({ id }) => id === provider.id) ?? {};
      if (idp?.metadataUrl === undefined) throw new DriverError('not_set_up', 'Signed metadata needs setUp first.');
      const { metadataUrl } = idp;
      const signed = certificate === undefined ? {} : { metadataSignedBy: certificate };
      await workspace.patch({ providers: [{ ...provider, idp: { metadataUrl, ...signed } }] });
    },
    secondIdp: {
      facts: async () => factsOf(second.provider.id),
      setUp: async (trust) => {
        await wireSecond(trust);
        secondTrust = trust;
      },
      start: (agent) => agent.visit(`${url}/sso/start/${second.environment}?product=workato-go`),
    },
    setUp: async (trust) => {
      await workspace.state();
      await wire(trust);
      trusted = trust;
    },
    start: (agent, where = { environment }) =>
      agent.visit(`${url}/sso/start/${where.environment}?product=${where.product ?? 'workato-go'}`),
    signOut: async (agent) => {
      await agent.visit(`${url}/portal`);
      await agent.press('Sign out');
    },
    signInWithPassword: async (agent, who) => {
      await agent.visit(`${url}/sign-in/${who.environment}`);
      await agent.fill('Email address', who.email);
      await agent.press('Next');
      await agent.fill('Password', who.password);
      await agent.press('Sign in');
    },
    whoami: (agent) => readIdentity(agent, url),
    reason: (agent) => readReason(agent, url),
    advanceClock: (seconds) => workspace.advanceClock(seconds),
    reset: async () => {
      if (!trusted) throw new DriverError('not_set_up', 'Reset needs setUp first: there is no state to go back to.');
      await workspace.reset();
      if (secondTrust) await wireSecond(secondTrust);
      await wire(trusted);
    },
    tearDown: async () => {},
    behaviour: () => referenceBehaviour(workspace, { environment, url }),
  };
}
