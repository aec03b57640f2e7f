import { stringify } from 'yaml';
import type { Draft } from './draft.ts';

/** The profile as YAML, in the order the README explains it; at most 15 lines. */
export function profileText(draft: Draft): string {
  const { acsEndpoints, agent, metadata, name, people, sp, start, supports, whoami } = draft;
  const hooks = Object.fromEntries(
    (['setup', 'ready', 'reset', 'cleanup'] as const).flatMap((hook) =>
      draft[hook] === undefined ? [] : [[hook, draft[hook]]],
    ),
  );
  const profile = {
    name: name ?? 'My SP',
    ...(metadata === undefined ? { sp } : { metadata }),
    ...(start === undefined ? {} : { start }),
    ...(acsEndpoints === undefined ? {} : { acsEndpoints }),
    ...(agent === undefined ? {} : { agent }),
    ...(supports === undefined ? {} : { supports }),
    whoami,
    people: people.map((nameId) => ({ nameId })),
    ...(Object.keys(hooks).length === 0 ? {} : { hooks }),
  };
  return stringify(profile, { lineWidth: 0 });
}
