/**
 * Finds the route of a request. The SAML face is a dozen and a half fixed routes; a framework for them cost a third of
 * every sign-in beside the signatures, and half of a cold start.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpProblem } from './http-problem.ts';
import { readForm } from './read-form.ts';
import { Request } from './request.ts';

/** `path`: `:name` stands for one step of it. Case and a slash at the end make no difference. HEAD is answered as GET. */
export type Route = readonly [
  method: 'get' | 'post',
  path: string,
  serve: (request: Request, response: ServerResponse) => Promise<void> | void,
];

type Found = { serve: Route[2]; params: Request['params'] };

function compile([method, path, serve]: Route) {
  const steps = path.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return { method: method.toUpperCase(), pattern: new RegExp(`^${steps}/?$`, 'i'), serve };
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    throw new HttpProblem(400, `${value} is no encoded text.`);
  }
}

function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

/** Makes the router: answers whether there was a route. Throws HttpProblem, and whatever the route throws. */
export function createRouter(routes: readonly Route[], largestForm: number) {
  const compiled = routes.map(compile);
  const find = (method: string, path: string): Found | undefined => {
    for (const { pattern, serve, ...route } of compiled) {
      if (route.method !== method) continue;
      const match = pattern.exec(path);
      if (match === null) continue;
      const params: Record<string, string> = {};
      for (const [name, value] of Object.entries(match.groups ?? {})) params[name] = decoded(value);
      return { serve, params };
    }
    return undefined;
  };
  return async (incoming: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { method = 'GET', url = '/' } = incoming;
    const found = find(method === 'HEAD' ? 'GET' : method, pathOf(url));
    if (!found) return false;
    const form = method === 'POST' ? await readForm(incoming, largestForm) : '';
    await found.serve(new Request(incoming, found.params, form), response);
    return true;
  };
}
