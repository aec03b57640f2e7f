import { childOf, childrenOf, ns, readAttribute } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

const requirement = 'urn:oasis:names:tc:SAML:profiles:subject-id:req';
const values = ['subject-id', 'pairwise-id', 'none', 'any'];

/** SDP-SP15, SDP-SP39: an entity attribute says which subject identifier the SP needs. */
export const subjectidSignal: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity }) => {
    const attributes = childrenOf(
      childOf(childOf(entity, ns.md, 'Extensions'), ns.mdattr, 'EntityAttributes'),
      ns.saml,
      'Attribute',
    );
    const signal = attributes.find((attribute) => readAttribute(attribute, 'Name') === requirement);
    if (signal === undefined)
      return broken(`No entity attribute ${requirement}.`, document, (entity ?? document.root).span);
    const said = childrenOf(signal, ns.saml, 'AttributeValue').map(({ text }) => text.trim());
    return said.length === 1 && values.includes(said[0] ?? '')
      ? holds(`It says ${said[0]}.`, document)
      : broken(`It says "${said.join(' ')}"; one of ${values.join(', ')} is due.`, document, signal.span);
  });
