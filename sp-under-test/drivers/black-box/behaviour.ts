import { type Behaviour, type DeclaredBehaviour, loadAdapter, scimReader } from '../adapter/index.ts';
import { parseJsonPath, valueAt } from './json-path.ts';
import type { Profile } from './profile.ts';

/** What is declared, with whatever looks: the vendor's module first, SCIM where it does not look itself. */
export async function behaviourOf(
  declared: DeclaredBehaviour,
  { adapter, scim }: Profile,
  directory: string,
): Promise<Behaviour> {
  const json = declared.groups?.json;
  return {
    declared,
    adapter: {
      ...(scim === undefined ? {} : scimReader(scim)),
      ...(adapter === undefined ? {} : await loadAdapter(adapter, directory)),
    },
    ...(json === undefined ? {} : { groupsInSession: ({ raw }) => groupsAt(json, raw) }),
  };
}

/** Names at a path of the whoami answer; undefined where it shows none. */
function groupsAt(path: string, raw: string): string[] | undefined {
  const found = valueAt(JSON.parse(raw), parseJsonPath(path) ?? []);
  if (!Array.isArray(found)) return undefined;
  return found.filter((name) => typeof name === 'string');
}
