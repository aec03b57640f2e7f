import { attributeOf } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';
import { isAbsoluteUri } from '../../uri.ts';

const most = 1024;

/** SAMLMeta §2.2.1 and §2.3.2, SAMLCore §1.3.2: an absolute URI of at most 1024 characters. */
export const entityidAbsoluteUri: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity }) => {
    const id = attributeOf(entity, 'entityID');
    if (id === undefined) return broken('No entityID.', document, (entity ?? document.root).span);
    if (!isAbsoluteUri(id.value)) return broken(`entityID "${id.value}" is no absolute URI.`, document, id.span);
    return id.value.length <= most
      ? holds(`entityID ${id.value}.`, document)
      : broken(`entityID has ${id.value.length} characters; ${most} are allowed.`, document, id.span);
  });
