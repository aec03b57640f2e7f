import { parseJsonPath } from './json-path.ts';
import type { ProfileProblem, ProfileWhoami } from './profile.ts';

/** What is wrong with how a read-back page is to be read; `at` is its path in the profile. */
export function whoamiProblems(at: string, whoami: ProfileWhoami): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const { json, pattern, attributes } = whoami;
  if ((json === undefined) === (pattern === undefined)) {
    problems.push({
      path: at,
      value: whoami,
      remedy: 'say how to read the subject: json (a path) or pattern (a regular expression), one of them',
    });
  }
  for (const [path, text] of [
    [`${at}.json`, json],
    [`${at}.attributes`, attributes],
  ] as const) {
    if (text !== undefined && parseJsonPath(text) === undefined) {
      problems.push({ path, value: text, remedy: "write a path such as $.user.nameId, $.list[0] or $['a b']" });
    }
  }
  if (attributes !== undefined && json === undefined) {
    problems.push({
      path: `${at}.attributes`,
      value: attributes,
      remedy: 'attributes can only be read from a JSON answer: give json, too',
    });
  }
  if (pattern !== undefined) problems.push(...patternProblems(`${at}.pattern`, pattern));
  return problems;
}

function patternProblems(path: string, pattern: string): ProfileProblem[] {
  try {
    const groups = (new RegExp(`${pattern}|`, 'u').exec('')?.length ?? 1) - 1;
    if (groups > 0) return [];
    return [{ path, value: pattern, remedy: 'put the subject in a group: ( … )' }];
  } catch {
    return [{ path, value: pattern, remedy: 'this is no regular expression' }];
  }
}
