/** Where an end user can work without ever meeting this SP's pages again. */
export const platforms = [
  { key: 'slack', name: 'Slack' },
  { key: 'teams', name: 'Microsoft Teams' },
] as const;
export type Platform = (typeof platforms)[number];
