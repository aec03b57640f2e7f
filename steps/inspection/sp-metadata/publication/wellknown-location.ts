import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';

/** SAMLMeta §4.1: an entity ID that is an address is where its metadata can be had. */
export const wellknownLocation: Rule = (evidence) =>
  inMetadata(evidence, ({ wellKnown }) => {
    if ('notAsked' in wellKnown) return unjudged(wellKnown.notAsked);
    const answer = {
      title: 'What stands at the entity ID',
      text: `${wellKnown.status} ${wellKnown.url}\n\n${wellKnown.body}`,
    };
    const found =
      wellKnown.status === 200 &&
      wellKnown.body.includes(evidence.sp.entityId.replaceAll('&', '&amp;')) &&
      /EntityDescriptor/.test(wellKnown.body);
    return found
      ? holds('It brings this metadata.', answer)
      : broken('It brings no metadata.', answer, spanOf(answer.text, `${wellKnown.status} ${wellKnown.url}`));
  });
