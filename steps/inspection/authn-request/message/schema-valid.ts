import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';

/** SAMLCore §3.4.1: the protocol schema is normative. */
export const schemaValid: Rule = (evidence) =>
  everyRequest(evidence, ({ message, wire }) => {
    if ('unreadable' in message) {
      const shown = message.text === '' ? wire : message;
      return broken(`Not well-formed XML: ${message.unreadable}`, shown, spanOf(shown.text, ''));
    }
    const { schema } = message;
    if (schema.kind === 'not-run') return unjudged(schema.because);
    if (schema.kind === 'valid') return holds('Valid.', message);
    const said = schema.problems.map((problem) => problem.message).join(' ');
    return broken(said, message, ...schema.problems.map(({ span }) => span));
  });
