import type { MetadataEntry } from './entry.ts';

const CLAUSE = 'SAMLMeta §2.3.2; IIP-MD04';
const minute = 60;
const day = 24 * 60 * minute;

/** A root that is valid until so many seconds from now. */
function until(name: string, effect: 'negative' | 'benign' | 'open', summary: string, seconds: number): MetadataEntry {
  return {
    name,
    effect,
    summary,
    clause: CLAUSE,
    point: 'metadata-plan',
    apply: (plan, { now }) => ({ ...plan, validUntil: new Date(now.getTime() + seconds * 1000) }),
  };
}

/** How long the document claims to hold. */
export const validityFaults: readonly MetadataEntry[] = [
  until('metadata-valid-for-a-week', 'benign', 'The root is valid for a week.', 7 * day),
  until('metadata-expired', 'negative', 'The root says validUntil: yesterday.', -day),
  until('metadata-expired-within-skew', 'benign', 'The root says validUntil: a minute ago.', -minute),
  until('metadata-valid-for-ten-years', 'open', 'The root says validUntil: ten years from now.', 3650 * day),
  {
    name: 'metadata-without-valid-until',
    effect: 'open',
    summary: 'The root does not say how long it holds.',
    clause: 'SDP-MD03; IIP-MD04',
    point: 'metadata-plan',
    apply: (plan) => {
      const { validUntil, ...rest } = plan;
      return validUntil === undefined ? plan : rest;
    },
  },
];
