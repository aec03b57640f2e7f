import type { ProfileProblem } from './profile.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Replaces `${NAME}` in every text of a profile but its hooks: those are command lines, the shell expands them,
 * and a secret must not stand in a process list.
 */
export function substitute(value: unknown, env: Environment): { value: unknown; problems: ProfileProblem[] } {
  const problems: ProfileProblem[] = [];
  const walk = (node: unknown, path: string): unknown => {
    if (typeof node === 'string') {
      return node.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (whole, name: string) => {
        const found = env[name];
        if (found === undefined) problems.push({ path, value: whole, remedy: `set the environment variable ${name}` });
        return found ?? whole;
      });
    }
    if (Array.isArray(node)) return node.map((item, index) => walk(item, `${path}[${index}]`));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, item]) => {
        const inner = path === '' ? key : `${path}.${key}`;
        return [key, inner === 'hooks' ? item : walk(item, inner)];
      }),
    );
  };
  return { value: walk(value, ''), problems };
}
