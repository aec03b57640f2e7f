import { childrenOf, ns, readAttribute } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SDP-MD11, SDP-SP39, SAMLMeta §2.3.2.2: somebody technical can be written to. */
export const contactTechnical: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity, role }) => {
    const people = [...childrenOf(entity, ns.md, 'ContactPerson'), ...childrenOf(role, ns.md, 'ContactPerson')];
    const technical = people.filter((person) => readAttribute(person, 'contactType') === 'technical');
    if (technical.length === 0)
      return broken('No ContactPerson is technical.', document, (entity ?? document.root).span);
    return technical.some((person) => childrenOf(person, ns.md, 'EmailAddress').some(({ text }) => text.trim() !== ''))
      ? holds('A technical contact with an address.', document)
      : broken('The technical contact has no EmailAddress.', document, ...technical.map(({ span }) => span));
  });
