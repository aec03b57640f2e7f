import { subjectOf } from '../../attempt/index.ts';
import type { Cause } from '../trouble.ts';

/** The person is in, and the read-back page shows another text than the profile expects. */
export const seenAsSomeoneElse: Cause = ({ attempt: { outcome, request, seen } }) => {
  if (seen === undefined || outcome === 'accepted-as-expected') return undefined;
  return `The read-back page shows "${seen.subject}" for ${request.person.alias}, and the profile expects "${subjectOf(request.person)}". If that is the same person, write it as seenAs.`;
};
