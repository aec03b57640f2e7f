import type { BrokenDecision } from './broken-decision.ts';

const whereMetadataIsRefreshed = [
  'Once the metadata is refreshed on the page the new key of Okta counts, and the old one no more',
  'Once the metadata is refreshed over the API the new key of Okta counts, and the old one no more',
];

/** Whose signature is believed, broken one way at a time. */
export const trustBroken: readonly BrokenDecision[] = [
  {
    name: 'a refresh keeps the outdated certificate',
    policy: { certificatesAfterRefresh: (held, published) => [...held, ...published] },
    turnsRed: whereMetadataIsRefreshed,
  },
  {
    name: 'a refresh takes no new certificate',
    policy: { certificatesAfterRefresh: (held) => [...held] },
    turnsRed: whereMetadataIsRefreshed,
  },
];
