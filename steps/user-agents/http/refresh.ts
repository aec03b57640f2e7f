import { attribute, parsePage } from './page.ts';

/** Where a page sends its reader by itself (`meta http-equiv="refresh"`); undefined where it stays or names nothing readable. */
export function refreshOf(url: string, html: string): string | undefined {
  for (const element of parsePage(url, html).elements) {
    if (element.tagName !== 'meta' || attribute(element, 'http-equiv')?.toLowerCase() !== 'refresh') continue;
    const target = /^[\s\d.]*[;,\s]\s*(?:url\s*=\s*)?["']?([^"']+)/i
      .exec(attribute(element, 'content') ?? '')?.[1]
      ?.trim();
    if (target !== undefined && URL.canParse(target, url)) return new URL(target, url).href;
  }
  return undefined;
}
