import type { LogoutCheck } from '../check.ts';
import { destination } from './destination.ts';
import { id } from './id.ts';
import { inResponseTo } from './in-response-to.ts';
import { issueInstant } from './issue-instant.ts';
import { issuer } from './issuer.ts';
import { nameId } from './name-id.ts';
import { notOnOrAfter } from './not-on-or-after.ts';
import { replay } from './replay.ts';
import { sessionIndex } from './session-index.ts';
import { status } from './status.ts';
import { version } from './version.ts';

export { longestLifeMinutes } from './issue-instant.ts';

/** Everything a verified logout message must satisfy, in the order in which it is reported. */
export const logoutChecks: readonly LogoutCheck[] = [
  version,
  id,
  issueInstant,
  issuer,
  destination,
  notOnOrAfter,
  nameId,
  sessionIndex,
  inResponseTo,
  status,
  replay,
];
