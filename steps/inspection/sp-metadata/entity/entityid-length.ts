import { attributeOf } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

const most = 256;

/** SDP-G04: an entity ID has at most 256 characters. */
export const entityidLength: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity }) => {
    const id = attributeOf(entity, 'entityID');
    if (id === undefined) return unjudged('The metadata has no entityID; see md-entityid-absolute-uri.');
    return id.value.length <= most
      ? holds(`${id.value.length} characters.`, document)
      : broken(`entityID has ${id.value.length} characters; ${most} are allowed.`, document, id.span);
  });
