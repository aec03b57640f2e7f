import { attributeOf } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SAMLCore §3.4.1: AssertionConsumerServiceIndex stands alone, without URL or ProtocolBinding. */
export const acsExclusive: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const index = attributeOf(message.root, 'AssertionConsumerServiceIndex');
    const others = ['AssertionConsumerServiceURL', 'ProtocolBinding'].flatMap(
      (name) => attributeOf(message.root, name) ?? [],
    );
    if (index === undefined || others.length === 0) return holds('The ACS is named in one way.', message);
    const names = others.map(({ name }) => name).join(' and ');
    return broken(
      `AssertionConsumerServiceIndex stands beside ${names}.`,
      message,
      index.span,
      ...others.map(({ span }) => span),
    );
  });
