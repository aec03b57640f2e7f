import { refreshOf } from '../user-agents/index.ts';

/**
 * Whether a browser that is sent to this address leaves the SP: for the stranger's host, or for what is no web page at all.
 * The name of the stranger in a path or a query of the SP leads nowhere.
 */
export function leavesForStranger(url: string): boolean {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return true;
  return /(?:^|\.)stranger\.invalid\.?$/.test(new URL(url).hostname);
}

/** Whether a page sends its reader there by itself. */
export function refreshesToStranger(url: string, html: string): boolean {
  const target = refreshOf(url, html);
  return target !== undefined && leavesForStranger(target);
}
