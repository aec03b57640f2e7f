import type { Policy } from '../../sp-under-test/index.ts';

/** One decision of the SP, decided otherwise. */
export interface BrokenDecision {
  /** What the SP does wrong. */
  name: string;
  policy: Partial<Policy>;
  /** Names of the scenarios that must fail, and no others. */
  turnsRed: readonly string[];
}

const folded = (text: string): string => text.toLowerCase();
const domainOf = (email: string): string => folded(email.slice(email.lastIndexOf('@') + 1));

const whereEnforced = [
  'All domains: Nora is sent to the identity provider',
  'All domains: Petra is sent to the identity provider',
  'Selected domains: the listed domain must use SAML',
  'Under manual provisioning the scope is the same: Nora is asked for the identity provider',
  'The domains "example.com" include example.com',
  'The domains "EXAMPLE.com" include example.com',
  'The domains "partner.example , example.com" include example.com',
  'The domains "Partner.example,Example.com" include example.com',
  'A changed scope applies to the next sign-in',
  'TEST sends everybody to the identity provider',
  'PROD sends everybody to the identity provider',
  'Switching SAML off brings the password back in that environment only',
];

const whereGroupsAreReplaced = [
  'A later sign-in to Workato GO syncs, and the platform follows at once',
  'Asserted groups are added, the others removed',
  'The session that synced has the new groups at once',
  'A change made by hand lasts until the next sign-in',
  'Groups may come as a list',
  'Groups may come as a comma-separated text',
  'Unknown groups are ignored, reported and never created',
  'Names are matched exactly: "finance"',
  'Names are matched exactly: "Finance"',
  'Names are matched exactly: "Finance Dep"',
  'Names are matched exactly: "Fin"',
  'The attribute "groups" counts where the provider is configured for it',
  'The attribute "memberOf" counts where the provider is configured for it',
  'Everyone alone clears what was there',
  'A sign-in that begins at Okta is for Workato GO',
  'A RelayState altered on the way changes nothing',
  'A change in Okta waits for the next sign-in',
  'Groups in another environment stay as they are',
  'Syncing works without JIT provisioning',
  'The last member may leave a group',
  'Signing in again after the end brings the groups of that moment',
];

/** One for each behavioural claim; together they are the proof that the behaviour features see what they speak of. */
export const brokenDecisions: readonly BrokenDecision[] = [
  {
    name: 'every letter of an address counts',
    policy: { emailsEqual: (a, b) => a === b },
    turnsRed: ['The same address in other letters is the same person'],
  },
  { name: 'nobody must use SAML', policy: { inScope: () => false }, turnsRed: whereEnforced },
  {
    name: 'everybody must use SAML',
    policy: { inScope: () => true },
    turnsRed: [
      'Selected domains: others sign in with a password',
      'Under manual provisioning the scope is the same: Petra is asked for a password',
      'The domain "sub.example.com" is not example.com',
      'The domain "ample.com" is not example.com',
      'The domain "com" is not example.com',
      'The domain "example.com.evil.example" is not example.com',
      'A changed scope applies to the next sign-in',
    ],
  },
  {
    name: 'subdomains are implied',
    policy: {
      inScope: (email, { domains, scope }) =>
        scope === 'all' || domains.some((listed) => `.${domainOf(email)}`.endsWith(`.${folded(listed)}`)),
    },
    turnsRed: ['The domain "com" is not example.com'],
  },
  {
    name: 'domains are compared letter by letter',
    policy: {
      inScope: (email, { domains, scope }) =>
        scope === 'all' || domains.includes(email.slice(email.lastIndexOf('@') + 1)),
    },
    turnsRed: [
      'The domains "EXAMPLE.com" include example.com',
      'The domains "Partner.example,Example.com" include example.com',
    ],
  },
  {
    name: 'SAML cannot be switched off',
    policy: { samlIsOn: () => true },
    turnsRed: [
      'Switching SAML off brings the password back in that environment only',
      'A Response that arrives after SAML was switched off is refused',
    ],
  },
  {
    name: 'everybody is created',
    policy: { createsUnknownUser: () => true },
    turnsRed: [
      'The identity provider vouches for a stranger',
      'Users are not created from the identity provider',
      'Before provisioning is chosen nobody is created',
      'Switching from JIT to manual stops creation and keeps who was there',
    ],
  },
  {
    name: 'everybody is created where nothing is chosen',
    policy: { createsUnknownUser: (provisioning) => provisioning !== 'manual' },
    turnsRed: ['The identity provider vouches for a stranger', 'Before provisioning is chosen nobody is created'],
  },
  {
    name: 'a new person is called by the address',
    policy: { nameOfNewUser: (_name, email) => email },
    turnsRed: ['Name and email come from the assertion', 'A deleted person comes back without the old groups'],
  },
  {
    name: 'a person without a name has none',
    policy: { nameOfNewUser: (name) => name ?? '' },
    turnsRed: ['Without a display name the email takes its place'],
  },
  {
    name: 'a sign-in changes the name of an existing person',
    policy: { updateProfileOfExistingUser: (_current, asserted) => asserted },
    turnsRed: [
      "An existing person's name and groups stay as they are",
      'A name changed in the identity provider does not reach Workato',
    ],
  },
  {
    name: 'a new person may enter only the environment of the sign-in',
    policy: { grantedEnvironments: ({ environment }) => [environment] },
    turnsRed: ['Access is given to the environments with the same provider and JIT, and to no others'],
  },
  {
    name: 'a new person may enter environments of other providers',
    policy: {
      grantedEnvironments: (_signIn, links) =>
        links.filter((link) => link.samlEnabled && link.provisioning === 'jit').map((link) => link.environment),
    },
    turnsRed: ['An environment with another provider is not included'],
  },
  {
    name: 'a sign-in gives access',
    policy: { existingUserWithoutAccess: () => 'grant' },
    turnsRed: [
      'A known person without access to this environment is refused',
      'No other environment can be entered',
      'Who has access to no environment signs in nowhere',
    ],
  },
  {
    name: 'a sign-in revives a deactivated person',
    policy: { deactivatedUser: () => 'revive' },
    turnsRed: ['A deactivated person stays out'],
  },
  {
    name: 'a new person always gets the groups',
    policy: { initialGroups: () => true },
    turnsRed: [
      'With syncing off, a new person belongs to Everyone only',
      'A first sign-in to the genie brings no groups',
    ],
  },
  {
    name: 'a new person never gets the groups',
    policy: { initialGroups: () => false },
    turnsRed: ['With syncing on, the first sign-in to Workato GO brings the groups'],
  },
  {
    name: 'every product syncs',
    policy: { syncApplies: ({ groupSync, provisioning }) => groupSync && provisioning !== 'manual' },
    turnsRed: [
      'A sign-in to the genie leaves the groups alone',
      'A sign-in to the MCP server leaves the groups alone',
      'A first sign-in to the genie brings no groups',
    ],
  },
  {
    name: 'syncing needs just-in-time provisioning',
    policy: {
      syncApplies: ({ groupSync, product, provisioning }) =>
        groupSync && provisioning === 'jit' && product === 'workato-go',
    },
    turnsRed: ['Syncing works without JIT provisioning'],
  },
  {
    name: 'the switch for syncing is ignored',
    policy: { syncApplies: ({ product, provisioning }) => provisioning !== 'manual' && product === 'workato-go' },
    turnsRed: [
      'The switch is off',
      'With syncing off, a new person belongs to Everyone only',
      'Before provisioning is chosen those who are there sign in',
    ],
  },
  {
    name: 'manual provisioning syncs groups',
    policy: {
      syncApplies: ({ groupSync, product, provisioning }) =>
        (groupSync || provisioning === 'manual') && product === 'workato-go',
    },
    turnsRed: [
      'Groups are not synced, not even through Workato GO',
      'Access and groups are exactly what the administrator defined',
    ],
  },
  {
    name: 'nothing syncs',
    policy: { syncApplies: () => false },
    turnsRed: [...whereGroupsAreReplaced, 'With syncing on, the first sign-in to Workato GO brings the groups'],
  },
  {
    name: 'saying nothing removes every group',
    policy: { missingGroups: () => 'remove-all' },
    turnsRed: [
      'No groups attribute',
      'An empty attribute',
      'Nothing but blanks',
      'Nothing but a comma',
      'Another attribute counts for nothing',
    ],
  },
  {
    name: 'commas separate nothing',
    policy: { splitGroupValues: (values) => values.filter((value) => value.trim() !== '') },
    turnsRed: ['Groups may come as a comma-separated text', 'Nothing but a comma'],
  },
  {
    name: 'only the first value of a list counts',
    policy: {
      splitGroupValues: ([first = '']) =>
        first
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
    },
    turnsRed: [
      'Asserted groups are added, the others removed',
      'Groups may come as a list',
      'Unknown groups are ignored, reported and never created',
    ],
  },
  {
    name: 'groups are matched without regard to case',
    policy: {
      matchGroups: (asserted, existing) => ({
        matched: existing.filter((name) => asserted.map(folded).includes(folded(name))),
        unmatched: asserted.filter((name) => !existing.map(folded).includes(folded(name))),
      }),
    },
    turnsRed: ['Names are matched exactly: "finance"'],
  },
  {
    name: 'groups are matched by their beginning',
    policy: {
      matchGroups: (asserted, existing) => ({
        matched: existing.filter((name) => asserted.some((other) => name.startsWith(other))),
        unmatched: asserted.filter((name) => !existing.some((other) => other.startsWith(name))),
      }),
    },
    turnsRed: ['Names are matched exactly: "Fin"'],
  },
  {
    name: 'unknown groups are not reported',
    policy: {
      matchGroups: (asserted, existing) => ({
        matched: asserted.filter((name) => existing.includes(name)),
        unmatched: [],
      }),
    },
    turnsRed: ['Unknown groups are ignored, reported and never created'],
  },
  {
    name: 'the attribute cannot be configured',
    policy: { groupAttribute: () => 'workato_end_user_groups' },
    turnsRed: [
      'The attribute "groups" counts where the provider is configured for it',
      'The attribute "memberOf" counts where the provider is configured for it',
    ],
  },
  {
    name: 'groups elsewhere change, too',
    policy: { groupsInReach: () => true },
    turnsRed: ['Groups in another environment stay as they are'],
  },
  { name: 'groups are only added', policy: { groupsToLeave: () => [] }, turnsRed: whereGroupsAreReplaced },
  {
    name: 'the last member stays',
    policy: { groupsToLeave: (groups) => groups.filter(({ members }) => members > 1).map(({ id }) => id) },
    turnsRed: [
      'The last member may leave a group',
      'A later sign-in to Workato GO syncs, and the platform follows at once',
    ],
  },
  {
    name: 'a session lasts a day',
    policy: { sessionEnd: ({ now }) => ({ until: new Date(now.getTime() + 86_400_000) }) },
    turnsRed: [
      'After 5 minutes 10 seconds a session of the default length is over: Nora is signed out',
      'The identity provider extends it by an attribute',
      'The identity provider extends it by the AuthnStatement',
      'Signing in again after the end brings the groups of that moment',
      'Who is not assigned in Okta is out when the session ends',
      'Who is deactivated in Okta is out when the session ends',
    ],
  },
  {
    name: 'a session lasts five minutes, whatever Okta says',
    policy: { sessionEnd: ({ now }) => ({ until: new Date(now.getTime() + 300_000) }) },
    turnsRed: [
      'The identity provider extends it by an attribute',
      'The identity provider extends it by the AuthnStatement',
      'The AuthnStatement outweighs the attribute',
    ],
  },
  {
    name: 'the AuthnStatement does not extend a session',
    policy: {
      sessionEnd: ({ attribute, now, statement }) => {
        if (statement !== undefined && statement <= now) return { refused: 'over' };
        const text = attribute?.[0];
        return { until: text === undefined ? new Date(now.getTime() + 300_000) : new Date(text) };
      },
    },
    turnsRed: ['The identity provider extends it by the AuthnStatement', 'The AuthnStatement outweighs the attribute'],
  },
  {
    name: 'nobody is locked out of the password',
    policy: { lockedOutOfPassword: () => false },
    turnsRed: whereEnforced,
  },
];

/** The policy of a broken decision, by its name. */
export function brokenPolicy(name: string): Partial<Policy> {
  const found = brokenDecisions.find((decision) => decision.name === name);
  if (found === undefined) throw new Error(`No decision is broken under the name "${name}"`);
  return found.policy;
}
