import type { OrgServices } from '../org/index.ts';
import { describeOrg } from './describe.ts';
import type { OrgSeed } from './model.ts';

/**
 * The organisation as a seed that makes it again: people, groups, rules, apps with all their settings, assignments. What a
 * seed has no words for stays here: passwords (kept as hashes only), keys, sessions, logs, and the ids of everything.
 */
export async function exportSeed(org: OrgServices): Promise<OrgSeed> {
  const { organisation, people, groups, apps, ...rest } = await describeOrg(org);
  const { id: _id, ...named } = organisation;
  return {
    organisation: named,
    ...rest,
    people: people.map(({ id: _person, ...person }) => person),
    groups: groups.map(({ id: _group, ...group }) => group),
    apps: apps.map(({ id: _app, externalKey: _exk, linkId: _aln, name: _name, ...app }) => app),
  };
}
