import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { requestIds } from './request-ids.ts';

/** SAMLCore §1.3.4: an ID is never given twice, not by two requests at the same time either. */
export const idUnique: Rule = (evidence) => {
  const ids = requestIds(evidence);
  if (ids.length < 2) return unjudged('Fewer than two requests with an ID were seen.');
  const twice = ids.find(({ id }, index) => ids.findIndex((other) => other.id.value === id.value) < index);
  return twice === undefined
    ? holds(`${ids.length} requests, ${ids.length} different IDs.`, ids[0]?.message)
    : broken(`ID "${twice.id.value}" was given before.`, twice.message, twice.id.span);
};
