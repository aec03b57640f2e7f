import type { Profile } from '../black-box/index.ts';

/** An address anywhere in a page: what is left when nothing better is known. */
export const anyAddress = String.raw`([^\s"'<>@,;:()\[\]{}]+@[^\s"'<>@,;:()\[\]{}]+)`;

/** How the subject is read from a page that shows this person: a JSON path where the page is JSON, a pattern otherwise; undefined where it is not shown. */
export function whereSubjectStands(
  body: string,
  nameId: string,
): Pick<Profile['whoami'], 'json' | 'pattern'> | undefined {
  const json = parsed(body);
  if (json !== undefined) {
    const path = pathTo(json, nameId, '$');
    return path === undefined ? undefined : { json: path };
  }
  const found = new RegExp(anyAddress, 'u').exec(body)?.[1];
  if (found === nameId) return { pattern: anyAddress };
  return around(body, nameId);
}

/** The page shows another address first: the words just before the right one lead to it. */
function around(body: string, nameId: string): { pattern: string } | undefined {
  const at = body.indexOf(nameId);
  if (at < 0) return undefined;
  const line = body.slice(0, at).split('\n').at(-1) ?? '';
  const before = line.slice(-24);
  if (before.trim() === '') return undefined;
  const pattern = `${before.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}([^<"'\\n]+)`;
  return new RegExp(pattern, 'u').exec(body)?.[1] === nameId ? { pattern } : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The shallowest place that holds exactly this text. */
function pathTo(value: unknown, wanted: string, path: string): string | undefined {
  if (value === wanted) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).map(
    ([key, inner]) => [inner, `${path}${segment(key, Array.isArray(value))}`] as const,
  );
  const direct = entries.find(([inner]) => inner === wanted);
  if (direct !== undefined) return direct[1];
  for (const [inner, at] of entries) {
    const found = pathTo(inner, wanted, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function segment(key: string, isIndex: boolean): string {
  if (isIndex) return `[${key}]`;
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key) ? `.${key}` : `['${key}']`;
}
