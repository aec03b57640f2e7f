import { attributeOf, childOf, ns } from '../../document/tree.ts';
import { everyMessage, inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** SAMLProf §4.1.4.1, SAMLCore §1.3.2: the Issuer of a request is the entity ID, letter by letter. */
export const entityidEqualsIssuer: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity }) => {
    const id = attributeOf(entity, 'entityID');
    if (id === undefined) return unjudged('The metadata has no entityID; see md-entityid-absolute-uri.');
    return everyMessage(evidence, (message) => {
      const issuer = childOf(message.root, ns.saml, 'Issuer');
      if (issuer === undefined) return unjudged('The requests have no Issuer; see rq-issuer.');
      return issuer.text === id.value
        ? holds(`Both say ${id.value}.`, document)
        : broken(`entityID is "${id.value}", the Issuer of requests "${issuer.text}".`, document, id.span);
    });
  });
