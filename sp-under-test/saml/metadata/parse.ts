import { inspectMarkup, parseXml } from '../xml/index.ts';
import type { MetadataReadOptions } from './read-options.ts';
import { IdpMetadataError } from './refused.ts';

const MAX_CHARACTERS = 1024 * 1024;

/** One well-formed document of bounded size, without a DOCTYPE. */
export function parseMetadata(xml: string, { off = [] }: Pick<MetadataReadOptions, 'off'>): Element {
  if (xml.length > MAX_CHARACTERS) throw new IdpMetadataError('metadata_too_large', 'The metadata is too large.');
  const source = xml.replace(/^\uFEFF/, '');
  const markup = inspectMarkup(source);
  if (markup.doctype && !off.includes('metadata_doctype_forbidden')) {
    throw new IdpMetadataError('metadata_doctype_forbidden', 'The metadata contains a DOCTYPE.');
  }
  const excessive = markup.depth > 64 || markup.pieces > 50_000 || markup.attributes > 64;
  if (markup.malformed !== undefined || excessive) {
    throw new IdpMetadataError('metadata_not_xml', 'The metadata is not well-formed XML.');
  }
  try {
    return parseXml(source);
  } catch {
    throw new IdpMetadataError('metadata_not_xml', 'The metadata is not well-formed XML.');
  }
}
