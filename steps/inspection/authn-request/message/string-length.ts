import { attributeOf, ns, withDescendants } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

const most = 256;
/** Attributes of type xs:string, and the ID; addresses and times are no strings. */
const strings = ['ID', 'ProviderName', 'NameQualifier', 'SPNameQualifier', 'SPProvidedID'];

/** SDP-G02: values of type string have at most 256 characters. */
export const stringLength: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    for (const element of withDescendants(message.root)) {
      for (const name of strings) {
        const found = attributeOf(element, name);
        if (found !== undefined && found.value.length > most)
          return broken(`${name} has ${found.value.length} characters; ${most} are allowed.`, message, found.span);
      }
      const isName = element.namespace === ns.saml && element.name === 'NameID';
      if (isName && element.text.length > most)
        return broken(`NameID has ${element.text.length} characters; ${most} are allowed.`, message, element.span);
    }
    return holds('No string is longer than 256 characters.', message);
  });
