import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';

/** SAMLMeta §4.1.1 and appendix A: the media type that is registered for metadata. */
export const mediaType: Rule = (evidence) =>
  inMetadata(evidence, ({ answer }) => {
    if (answer === undefined) return unjudged('The metadata was read from a file.');
    const type = answer.headers['content-type'] ?? '';
    const shown = {
      title: 'The answer that brought it',
      text: `${answer.status} ${answer.url}\ncontent-type: ${type}`,
    };
    return /^application\/samlmetadata\+xml\b/i.test(type)
      ? holds(type, shown)
      : broken(`Served as "${type}".`, shown, spanOf(shown.text, `content-type: ${type}`));
  });
