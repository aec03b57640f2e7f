import type { BrokenDecision } from './broken-decision.ts';

/** What a signed-in person may open, broken one way at a time. */
export const productsBroken: readonly BrokenDecision[] = [
  {
    name: 'Workato Orchestrate is open to end users',
    policy: { openToEndUsers: () => true },
    turnsRed: [
      'Workato Orchestrate stays closed to somebody who is signed in',
      'Nobody signs in to Workato Orchestrate, and no account comes of trying',
      'Nobody enters Workato Orchestrate this way',
      'Workato Orchestrate is as closed there as everywhere',
    ],
  },
  {
    name: 'every product opens for everybody',
    policy: { mayOpen: () => true },
    turnsRed: [
      'A product opens for the group that was added, and for nobody else',
      'An individual can be added beside the groups',
      'Groups revoke access as they grant it, in a running session',
      'A product that a deleted group opened stays closed',
      'A product without any group is open to everyone, an MCP server to nobody',
      'A later sign-in to Workato GO syncs, and the platform follows at once',
      'What an administrator changes is effective there at once',
    ],
  },
  {
    name: 'a group opens nothing',
    policy: { mayOpen: ({ bound, personally, product }) => (bound ? personally : product !== 'mcp-server') },
    turnsRed: [
      'The group Everyone opens a product for whoever has access to the environment',
      'A product that a deleted group opened stays closed',
      'A product opens for the group that was added, and for nobody else',
      'Groups revoke access as they grant it, in a running session',
      'A later sign-in to Workato GO syncs, and the platform follows at once',
      'What an administrator changes is effective there at once',
    ],
  },
  {
    name: 'an individual cannot be added beside the groups',
    policy: { mayOpen: ({ bound, product, throughGroup }) => (bound ? throughGroup : product !== 'mcp-server') },
    turnsRed: ['An individual can be added beside the groups'],
  },
];
