import { attributeOf } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SDP-SP05: the ACS is not named by index. */
export const acsIndexAbsent: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const index = attributeOf(message.root, 'AssertionConsumerServiceIndex');
    return index === undefined
      ? holds('No AssertionConsumerServiceIndex.', message)
      : broken('The request names its ACS by index.', message, index.span);
  });
