import type { SeenIdentity } from '../user-agent.ts';
import { parseJsonPath, valueAt } from './json-path.ts';
import type { ProfileWhoami } from './profile.ts';

/** What a GET of the whoami page gave. */
export interface PageAnswer {
  status: number;
  url: string;
  body: string;
}

/**
 * Who the page shows. Only a 2xx from the whoami address itself counts: a sign-in page after a redirect answers 200, too,
 * and would otherwise pass as somebody.
 */
export function readWhoami(answer: PageAnswer, whoami: ProfileWhoami): SeenIdentity | undefined {
  if (answer.status < 200 || answer.status > 299 || !samePage(answer.url, whoami.url)) return undefined;
  if (whoami.pattern !== undefined) {
    const subject = new RegExp(whoami.pattern, 'u').exec(answer.body)?.[1];
    return subject === undefined || subject === ''
      ? undefined
      : { subject: unescaped(subject), attributes: {}, raw: answer.body };
  }
  const root = parsed(answer.body);
  const subject = valueAt(root, parseJsonPath(whoami.json ?? '$') ?? []);
  if (typeof subject !== 'string' || subject === '') return undefined;
  return { subject, attributes: attributesOf(root, whoami.attributes), raw: answer.body };
}

function samePage(seen: string, wanted: string): boolean {
  if (!URL.canParse(seen)) return false;
  const [a, b] = [new URL(seen), new URL(wanted)];
  return a.origin === b.origin && a.pathname === b.pathname;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function attributesOf(root: unknown, path: string | undefined): Record<string, string[]> {
  const found = path === undefined ? undefined : valueAt(root, parseJsonPath(path) ?? []);
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]),
  );
}

/** The pattern reads HTML source; the five entities every escaper writes are undone, `&amp;` last. */
function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(?:39|x27);/gi, "'")
    .replace(/&amp;/g, '&');
}
