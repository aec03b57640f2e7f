/** Group rules of a seed, by name. */
import { conditionProblem, conditionSubject } from '../expression/index.ts';
import { baseAttributes, type OrgServices } from '../org/index.ts';
import type { OrgSeed, SeedGroupRule, SeedProblem } from './model.ts';

const key = (text: string) => text.trim().toLowerCase();

/** Attributes that people will have, or the profile will define, once the seed is applied. */
async function attributesOf(org: OrgServices, { people = [], userAttributes = [] }: OrgSeed): Promise<Set<string>> {
  const there = await org.directory.list({ limit: Number.POSITIVE_INFINITY });
  return new Set([
    ...baseAttributes.map(([name]) => name),
    ...(await org.userSchema.list()).map(({ name }) => name),
    ...userAttributes.map(({ name }) => name),
    ...people.flatMap(({ attributes = {} }) => Object.keys(attributes)),
    ...there.flatMap(({ profile }) => Object.keys(profile)),
  ]);
}

/** What would keep the rules from being made. */
export async function ruleProblems(org: OrgServices, seed: OrgSeed): Promise<SeedProblem[]> {
  const rules = seed.groupRules ?? [];
  if (rules.length === 0) return [];
  const known = await attributesOf(org, seed);
  const people = new Set((seed.people ?? []).map(({ login }) => key(login)));
  const groups = new Set((seed.groups ?? []).map(({ name }) => key(name)));
  const names = rules.map(({ name }) => key(name));
  const problems: SeedProblem[] = [];
  const say = (path: string, message: string, remedy: string) => problems.push({ path, message, remedy });
  for (const [i, { name, expression, groups: targets, except = [] }] of rules.entries()) {
    const at = `/groupRules/${i}`;
    if (names.indexOf(key(name)) < i) say(`${at}/name`, `${name} is there twice.`, 'Name each one once.');
    const unreadable = conditionProblem(expression);
    if (unreadable !== undefined) say(`${at}/expression`, `${unreadable}.`, 'For example user.department == "Sales".');
    for (const attribute of conditionSubject(expression).attributes) {
      if (known.has(attribute)) continue;
      say(`${at}/expression`, `Nobody has an attribute ${attribute}.`, 'Add it to userAttributes.');
    }
    for (const [j, target] of targets.entries()) {
      const found = await org.groups.findByName(target);
      if (found?.type === 'BUILT_IN') say(`${at}/groups/${j}`, `Everybody is in ${target} already.`, 'Another group.');
      else if (!found && !groups.has(key(target))) {
        say(`${at}/groups/${j}`, `There is no group ${target}.`, 'Add the group to groups.');
      }
    }
    for (const [j, login] of except.entries()) {
      if (people.has(key(login)) || (await org.directory.find(login))) continue;
      say(`${at}/except/${j}`, `There is no person ${login}.`, 'Add the person to people.');
    }
  }
  return problems;
}

/** One rule; what it assigns to cannot be changed, so a rule that differs in that is made anew. */
async function applyRule(org: OrgServices, { name, expression, groups, except = [], status }: SeedGroupRule) {
  const { groupRules } = org;
  const groupIds = (await Promise.all(groups.map((group) => org.groups.findByName(group)))).flatMap(
    (group) => group?.id ?? [],
  );
  const excludedUserIds = (await Promise.all(except.map((login) => org.directory.find(login)))).flatMap(
    (user) => user?.id ?? [],
  );
  const input = { name, expression, groupIds, excludedUserIds };
  const before = await groupRules.findByName(name);
  const wanted = status ?? before?.status ?? 'ACTIVE';
  const same = before?.groupIds.length === groupIds.length && groupIds.every((id) => before.groupIds.includes(id));
  if (before?.status === 'ACTIVE') await groupRules.deactivate(before.id);
  if (before && !(same && before.status !== 'INVALID')) await groupRules.remove(before.id, { removeUsers: true });
  const kept =
    same && before?.status !== 'INVALID' ? await groupRules.replace(before.id, input) : await groupRules.create(input);
  if (wanted !== 'INACTIVE') await groupRules.activate(kept.id);
}

/** Makes and changes rules, in their order. */
export async function applyRules(org: OrgServices, rules: readonly SeedGroupRule[]): Promise<void> {
  for (const rule of rules) await applyRule(org, rule);
}

/** Rules in the shape of a seed. Where they ask about groups by id, they ask by name: ids are different in every organisation. */
export async function describeRules(org: OrgServices): Promise<SeedGroupRule[]> {
  const names = new Map((await org.groups.list()).map(({ id, profile }) => [id, profile.name]));
  const byName = (id: string) => `isMemberOfGroupName(${JSON.stringify(names.get(id) ?? id)})`;
  const described: SeedGroupRule[] = [];
  for (const { name, expression, groupIds, excludedUserIds, status } of await org.groupRules.list()) {
    // Nobody could make it again.
    if (status === 'INVALID') continue;
    const people = await Promise.all(excludedUserIds.map((id) => org.directory.get(id).catch(() => undefined)));
    const except = people.flatMap((user) => user?.profile.login ?? []);
    described.push({
      name,
      expression: expression.replace(/isMemberOf(?:Any)?Group\(([^()]*)\)/g, (whole, list: string) => {
        const ids = list.split(',').map((part) => /^\s*["'](\w+)["']\s*$/.exec(part)?.[1]);
        return ids.every((id) => id !== undefined) ? `(${ids.map((id) => byName(id)).join(' OR ')})` : whole;
      }),
      groups: groupIds.map((id) => names.get(id) ?? id),
      ...(except.length > 0 && { except }),
      status,
    });
  }
  return described;
}
