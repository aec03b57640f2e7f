import type { BrokenDecision } from './broken-decision.ts';

const folded = (text: string): string => text.toLowerCase();

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

/** Where somebody is to get a group by an assertion. */
const whereGroupsCome = [
  ...whereGroupsAreReplaced,
  'A product opens for the group that was added, and for nobody else',
  'Groups revoke access as they grant it, in a running session',
  'A product that a deleted group opened stays closed',
  'Users and groups made by JIT, by syncing and by an administrator',
  'What is done there never syncs groups',
  'What an administrator changes is effective there at once',
  'Asserted groups are given',
  'Saying nothing of groups changes none',
  'A group that the SP does not know is ignored',
  'Several groups in one value',
  'Groups that are not asserted any more are taken away',
  'Not the group: a longer name that begins with it',
  'Not the group: a longer name that ends with it',
  'Not the group: the beginning of it',
  'Not the group: letters that look like it',
  'Not the group: it with an invisible character',
  'Not the group: it behind a delimiter that is not declared',
  'With syncing on, the first sign-in to Workato GO brings the groups',
];

/** How groups follow the assertion, broken one way at a time. */
export const groupSyncBroken: readonly BrokenDecision[] = [
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
    turnsRed: [
      'A product opens for the group that was added, and for nobody else',
      'Groups revoke access as they grant it, in a running session',
      'A product that a deleted group opened stays closed',
      'Users and groups made by JIT, by syncing and by an administrator',
      'What is done there never syncs groups',
      'What an administrator changes is effective there at once',
      'Asserted groups are given',
      'Saying nothing of groups changes none',
      'A group that the SP does not know is ignored',
      'Several groups in one value',
      'With syncing on, the first sign-in to Workato GO brings the groups',
    ],
  },
  {
    name: 'every product syncs',
    policy: { syncApplies: ({ groupSync, provisioning }) => groupSync && provisioning !== 'manual' },
    turnsRed: [
      'A sign-in to the genie leaves the groups alone',
      'A sign-in to the MCP server leaves the groups alone',
      'A sign-in that begins at Okta may be for the genie, and leaves the groups alone',
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
      'Groups it gives stay under manual provisioning',

      'Groups are not synced, not even through Workato GO',
      'Access and groups are exactly what the administrator defined',
    ],
  },
  {
    name: 'nothing syncs',
    policy: { syncApplies: () => false },
    turnsRed: whereGroupsCome,
  },
  {
    name: 'saying nothing removes every group',
    policy: { missingGroups: () => 'remove-all' },
    turnsRed: [
      'Saying nothing of groups changes none',

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
    turnsRed: ['Several groups in one value', 'Groups may come as a comma-separated text', 'Nothing but a comma'],
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
    turnsRed: ['Another case is another name', 'Names are matched exactly: "finance"'],
  },
  {
    name: 'groups are matched by their beginning',
    policy: {
      matchGroups: (asserted, existing) => ({
        matched: existing.filter((name) => asserted.some((other) => name.startsWith(other))),
        unmatched: asserted.filter((name) => !existing.some((other) => other.startsWith(name))),
      }),
    },
    turnsRed: ['Not the group: the beginning of it', 'Names are matched exactly: "Fin"'],
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
  {
    name: 'groups are only added',
    policy: { groupsToLeave: () => [] },
    turnsRed: [...whereGroupsAreReplaced, 'Groups that are not asserted any more are taken away'],
  },
  {
    name: 'the last member stays',
    policy: { groupsToLeave: (groups) => groups.filter(({ members }) => members > 1).map(({ id }) => id) },
    turnsRed: [
      'Groups that are not asserted any more are taken away',

      'The last member may leave a group',
      'A later sign-in to Workato GO syncs, and the platform follows at once',
    ],
  },
  {
    name: 'groups come from another attribute',
    policy: { groupAttribute: () => 'memberOf' },
    turnsRed: [
      ...whereGroupsCome.filter((name) => !name.startsWith('The attribute "memberOf"')),
      'Another attribute counts for nothing',
    ],
  },
];
