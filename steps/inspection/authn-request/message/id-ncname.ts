import { attributeOf } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** A name without colon, as XML Namespaces has it. */
const ncName = /^[\p{L}_][\p{L}\p{M}\p{N}._\u00B7-]*$/u;

/** SAMLCore §1.3.4 and §3.2.1: ID is an xs:ID, which begins with a letter or underscore. */
export const idNcname: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const id = attributeOf(message.root, 'ID');
    if (id === undefined) return broken('ID is missing.', message, message.root.span);
    return ncName.test(id.value)
      ? holds(`ID "${id.value}".`, message)
      : broken(
          `ID "${id.value}" is no xs:ID: it begins with a letter or underscore and holds no colon or space.`,
          message,
          id.span,
        );
  });
