import { type App, hashPassword, type OrgServices } from '../org/index.ts';
import { demoPassword, demoPasswordHash } from './demo.ts';
import { applyKeys } from './keys.ts';
import { type OrgSeed, type SeedApp, SeedError, type SeedProblem } from './model.ts';
import { applicationProblems, fullAttribute, seededSignOn } from './plan.ts';
import { applyRules } from './rules.ts';
import { readSeed } from './schema-problems.ts';
import { independentOf } from './well-shaped.ts';

/** Hashes each different password of a seed once: thousands of test people often share one. */
function hashing(): (password: string) => Promise<string> {
  const hashes = new Map([[demoPassword, Promise.resolve(demoPasswordHash)]]);
  return (password) => {
    const known = hashes.get(password);
    if (known) return known;
    const made = hashPassword(password);
    hashes.set(password, made);
    return made;
  };
}

async function applyPeople(org: OrgServices, people: NonNullable<OrgSeed['people']>): Promise<void> {
  const hash = hashing();
  for (const { password, administrator, ...person } of people) {
    const passwordHash = password === undefined ? undefined : await hash(password);
    const user = await org.directory.impose({ ...person, ...(passwordHash !== undefined && { passwordHash }) });
    if (administrator) await org.administrators.grant(user.id);
  }
}

async function upsertApp(org: OrgServices, seed: SeedApp): Promise<App> {
  const { label, hidden, userNameTemplate, vendor, beyondOkta } = seed;
  const existing = await org.applications.findByLabel(label);
  const settings = seededSignOn(seed, existing);
  const rest = {
    ...(beyondOkta && { beyondOkta }),
    ...(hidden !== undefined && { hidden }),
    ...(userNameTemplate !== undefined && { userNameTemplate }),
  };
  const look = vendor === undefined ? {} : { vendor };
  if (existing) return org.applications.update(existing.id, { signOn: settings, ...rest, ...look });
  const { ssoAcsUrl = '', audience = '' } = settings;
  const made = await org.applications.create({ label, signOn: { ...settings, ssoAcsUrl, audience }, ...rest });
  return vendor === undefined ? made : org.applications.update(made.id, look);
}

async function applyGroups(org: OrgServices, groups: NonNullable<OrgSeed['groups']>): Promise<void> {
  for (const { name, description, members = [] } of groups) {
    const existing = await org.groups.findByName(name);
    const input = { name, description: description ?? existing?.profile.description ?? null };
    const group = existing ?? (await org.groups.create(input));
    if (existing && description !== undefined) await org.groups.update(existing.id, input);
    for (const login of members) {
      const user = await org.directory.find(login);
      if (user) await org.groups.addMember(group.id, user.id);
    }
  }
}

async function applyApp(org: OrgServices, seed: SeedApp): Promise<void> {
  const { id } = await upsertApp(org, seed);
  await applyKeys(org, id, seed.keys ?? []);
  for (const attribute of seed.appUserAttributes ?? [])
    await org.applications.addAttribute(id, fullAttribute(attribute));
  for (const claim of seed.federatedClaims ?? []) {
    const before = (await org.applications.get(id)).federatedClaims.find(({ name }) => name === claim.name);
    if (before) await org.applications.claims.replace(id, before.id, claim);
    else await org.applications.claims.add(id, claim);
  }
  for (const { login, ...input } of seed.assignments ?? []) {
    const user = await org.directory.find(login);
    if (!user) continue;
    if (await org.assignments.find(id, user.id)) await org.assignments.update(id, user.id, input);
    else await org.assignments.assign(id, user.id, input);
  }
  for (const { group, ...input } of seed.groupAssignments ?? []) {
    const found = await org.groups.findByName(group);
    if (found) await org.appGroups.assign(id, found.id, input);
  }
  if (seed.status === 'ACTIVE') await org.applications.activate(id);
  if (seed.status === 'INACTIVE') await org.applications.deactivate(id);
}

/** Applies a seed that is known to be right, such as our own. */
export async function fillOrg(org: OrgServices, seed: OrgSeed): Promise<void> {
  if (seed.organisation) await org.organisation.update(seed.organisation);
  for (const attribute of seed.userAttributes ?? []) await org.userSchema.put(fullAttribute(attribute));
  await applyPeople(org, seed.people ?? []);
  await applyGroups(org, seed.groups ?? []);
  await applyRules(org, seed.groupRules ?? []);
  for (const app of seed.apps ?? []) await applyApp(org, app);
}

/** Reads what came from outside, a file or a form, as a seed. Throws SeedError. */
export async function readOrgSeed(candidate: unknown): Promise<OrgSeed> {
  const read = await readSeed(candidate);
  if ('problems' in read) throw new SeedError(read.problems);
  return read.seed;
}

/**
 * Applies a seed as an upsert. Throws SeedError, with everything that is wrong, before anything is written. `also`: what
 * else must be right with it.
 */
export async function applySeed(
  org: OrgServices,
  candidate: unknown,
  also: (seed: OrgSeed) => Promise<SeedProblem[]> = async () => [],
): Promise<OrgSeed> {
  const problemsOf = async (seed: OrgSeed) => [...(await applicationProblems(org, seed)), ...(await also(seed))];
  const read = await readSeed(candidate);
  if ('problems' in read) {
    const { problems, rest } = read;
    const found = rest ? await problemsOf(rest.seed) : [];
    const more = found.map((problem) => ({ ...problem, path: rest?.original(problem.path) ?? problem.path }));
    throw new SeedError([...problems, ...independentOf(problems, more)]);
  }
  const problems = await problemsOf(read.seed);
  if (problems.length > 0) throw new SeedError(problems);
  await fillOrg(org, read.seed);
  return read.seed;
}
