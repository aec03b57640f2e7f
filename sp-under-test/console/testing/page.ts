import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { afterEach } from 'vitest';
import { csrf, type RunningConsole, startConsole } from './console-server.ts';

let running: RunningConsole | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

export async function start(seed: Parameters<typeof startConsole>[0] = {}): Promise<RunningConsole> {
  running = await startConsole(seed);
  return running;
}

export interface Page {
  status: number;
  path: string;
  html: string;
  elements: readonly Tree.Element[];
}

export const all = (node: Tree.Node): Tree.Element[] =>
  'childNodes' in node ? node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...all(child)] : [])) : [];
export const attribute = (element: Tree.Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
export const text = (node: Tree.Node): string =>
  node.nodeName === '#text' && 'value' in node
    ? node.value
    : 'childNodes' in node
      ? node.childNodes.map(text).join('')
      : '';

async function pageOf(response: Response): Promise<Page> {
  const html = await response.text();
  const { pathname } = new URL(response.url);
  return { status: response.status, path: pathname.replace('/workspace-admin', ''), html, elements: all(parse(html)) };
}
export const get = async (console: RunningConsole, path: string) => pageOf(await fetch(console.url + path));
export const post = async (console: RunningConsole, path: string, fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams({ _csrf: csrf });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return pageOf(await fetch(console.url + path, { method: 'POST', body }));
};
export const byId = (page: Page, id: string) => page.elements.find((element) => attribute(element, 'id') === id);
/** Link or button with exactly this name. */
export const pressable = (page: Page, name: string) =>
  page.elements.find((element) => ['a', 'button'].includes(element.tagName) && text(element).trim() === name);

export const test = '/authentication-groups/TEST';
export const tab = `${test}/authentication`;
export const pageOne = { name: 'Okta Prod', scope: 'all', domains: '' };

/** "Next" on page 1 of the wizard. */
export async function openPageTwo(console: RunningConsole, form: Record<string, string> = pageOne): Promise<Page> {
  await console.workspace.setSamlEnabled('TEST', true);
  return post(console, `${tab}/providers/new`, form);
}
