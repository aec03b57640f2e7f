import { attribute, parseInstant } from '../xml/index.ts';
import type { MetadataReadOptions } from './read-options.ts';
import { IdpMetadataError } from './refused.ts';

/** SAMLMeta 2.3.1, 2.3.2, 2.4.1: nothing is taken from an element after its validUntil, nor after that of one around it. */
export function refuseExpired(role: Element, { now, off = [], skewSeconds }: MetadataReadOptions): void {
  if (off.includes('metadata_expired')) return;
  for (let at: Element | null = role; at !== null; at = parentOf(at)) {
    const text = attribute(at, 'validUntil');
    if (text === undefined) continue;
    const until = parseInstant(text);
    if (until !== undefined && until.getTime() + skewSeconds * 1000 > now.getTime()) continue;
    throw new IdpMetadataError('metadata_expired', `The metadata was valid until ${text}.`);
  }
}

function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return isElement(parent) ? parent : null;
}

function isElement(node: Node | null): node is Element {
  return node?.nodeType === 1;
}
