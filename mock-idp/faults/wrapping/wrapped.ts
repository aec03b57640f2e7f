import type { SealingMode } from '../../saml/index.ts';
import type { XmlElement } from '../../saml/xml/index.ts';
import { type Forgery, forge } from '../forgery.ts';
import type { FaultEntry } from '../parts.ts';

/** The rule that every wrapped message breaks. */
export const RULE = 'SAMLCore §5.4.2; CWE-347';
/** Whom a forged part names. */
export const AS = { as: 'Login of the person the forged part names.' };

/** A message in which the genuine signature still holds, over a part that is no longer the one to be read. */
export function wrapped(
  name: string,
  summary: string,
  put: (parts: Forgery) => XmlElement,
  modes?: readonly SealingMode[],
): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause: RULE,
    ...(modes === undefined ? {} : { modes }),
    parameters: AS,
    point: 'signed-response',
    apply: (response, context) => {
      const parts = forge(response, context);
      return parts === undefined ? response : put(parts);
    },
  };
}
