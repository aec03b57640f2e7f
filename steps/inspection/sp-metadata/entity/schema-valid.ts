import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';

/** SAMLMeta §2 (the schema is normative), IIP-MD05. */
export const schemaValid: Rule = ({ metadata }) => {
  if ('absent' in metadata) return unjudged(metadata.absent);
  const { document } = metadata;
  if ('unreadable' in document)
    return broken(`Not well-formed XML: ${document.unreadable}`, document, spanOf(document.text, ''));
  const { schema } = document;
  if (schema.kind === 'not-run') return unjudged(schema.because);
  if (schema.kind === 'valid') return holds('Valid.', document);
  const said = schema.problems.map(({ message }) => message).join(' ');
  return broken(said, document, ...schema.problems.map(({ span }) => span));
};
