import { type AdapterMember, adapterMembers, type Behaviour } from '../../sp-under-test/drivers/index.ts';

/**
 * Why a scenario does not apply to an SP, by its tags: `@declared:newcomers=created` holds a scenario back from SPs that
 * declare something else, `@adapter:account` from those whose adapter cannot look. Undefined: it applies.
 */
export function whyNot(tags: readonly string[], behaviour: Behaviour | undefined): string | undefined {
  if (behaviour === undefined) return 'The SP declares no behaviour.';
  for (const tag of tags) {
    const [, field = '', wanted] = /^@declared:([\w.]+)(?:=(.+))?$/.exec(tag) ?? [];
    const value = field === '' ? undefined : declaredValue(behaviour, field);
    if (field !== '' && value === undefined) return `The SP declares nothing about "${field}".`;
    if (wanted !== undefined && value !== wanted) return `The SP declares "${field}: ${value}", not "${wanted}".`;
    const member = /^@adapter:(\w+)$/.exec(tag)?.[1];
    if (member !== undefined && behaviour.adapter[memberOf(member)] === undefined)
      return `The adapter of this SP has no "${member}".`;
  }
  const { adapter, groupsInSession } = behaviour;
  if (tags.includes('@groups-can-be-seen') && adapter.account === undefined && groupsInSession === undefined)
    return 'Nothing shows the groups of a person: neither groups.json, nor SCIM, nor the adapter.';
  if (
    tags.includes('@somebody-can-come') &&
    behaviour.declared.newcomers === 'refused' &&
    adapter.addAccount === undefined
  )
    return 'Nobody can be brought to this SP: it refuses newcomers, and the adapter has no "addAccount".';
  return undefined;
}

function declaredValue({ declared }: Behaviour, path: string): string | undefined {
  let found: unknown = declared;
  for (const key of path.split('.')) {
    found =
      typeof found === 'object' && found !== null ? Object.getOwnPropertyDescriptor(found, key)?.value : undefined;
  }
  if (found === undefined) return undefined;
  if (Array.isArray(found)) return 'some';
  return typeof found === 'string' ? found : 'yes';
}

function memberOf(name: string): AdapterMember {
  const found = adapterMembers.find((member) => member === name);
  if (found === undefined) throw new Error(`No adapter can have "${name}": check the tag @adapter:${name}`);
  return found;
}
