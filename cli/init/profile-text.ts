import { stringify } from 'yaml';
import type { Draft } from './draft.ts';

/** The profile as YAML, in the order the README explains it; at most 15 lines. */
export function profileText({ metadata, name, people, ready, setup, sp, start, whoami }: Draft): string {
  const hooks = { ...(setup === undefined ? {} : { setup }), ...(ready === undefined ? {} : { ready }) };
  const profile = {
    name: name ?? 'My SP',
    ...(metadata === undefined ? { sp } : { metadata }),
    start,
    whoami,
    people: people.map((nameId) => ({ nameId })),
    ...(Object.keys(hooks).length === 0 ? {} : { hooks }),
  };
  return stringify(profile, { lineWidth: 0 });
}
