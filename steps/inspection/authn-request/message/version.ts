import { attributeOf } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SAMLCore §3.2.1 and §4.1.3: Version is "2.0". */
export const version: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const found = attributeOf(message.root, 'Version');
    if (found === undefined) return broken('Version is missing.', message, message.root.span);
    return found.value === '2.0'
      ? holds('Version 2.0.', message)
      : broken(`Version is "${found.value}".`, message, found.span);
  });
