import type { App, OrgServices } from '../org/index.ts';
import type { OrgSeed, SeedApp, SeedGroup, SeedPerson } from './model.ts';
import { describeRules } from './rules.ts';

/** The organisation in the shape of a seed, with the ids it got. No password, no token, no key. */
export interface DescribedOrg extends OrgSeed {
  organisation: { id: string; name: string; subdomain: string };
  people: (SeedPerson & { id: string })[];
  groups: (SeedGroup & { id: string })[];
  apps: (SeedApp & { id: string; externalKey: string; linkId: string; name: string })[];
}

async function describeApp(org: OrgServices, app: App): Promise<DescribedOrg['apps'][number]> {
  const assignments: NonNullable<SeedApp['assignments']> = [];
  for (const { userId, scope, credentials, profile } of await org.assignments.ofApp(app.id)) {
    if (scope === 'GROUP') continue;
    const { login } = (await org.directory.get(userId)).profile;
    assignments.push({ login, userName: credentials.userName, profile });
  }
  const groupAssignments: NonNullable<SeedApp['groupAssignments']> = [];
  for (const { groupId, priority, profile } of await org.appGroups.ofApp(app.id)) {
    groupAssignments.push({ group: (await org.groups.get(groupId)).profile.name, priority, profile });
  }
  const { id, externalKey, linkId, name, label, status, hidden, vendor, userNameTemplate, appUserAttributes } = app;
  const federatedClaims = app.federatedClaims.map((claim) => ({ name: claim.name, expression: claim.expression }));
  const { beyondOkta, signOn } = app.settings;
  return {
    id,
    externalKey,
    linkId,
    name,
    label,
    status,
    hidden,
    ...(vendor !== undefined && { vendor }),
    userNameTemplate,
    signOn,
    beyondOkta,
    appUserAttributes,
    ...(federatedClaims.length > 0 && { federatedClaims }),
    assignments,
    ...(groupAssignments.length > 0 && { groupAssignments }),
  };
}

/** Describes everything. Meant for tests and for looking, not for the hot path. */
export async function describeOrg(org: OrgServices): Promise<DescribedOrg> {
  const people: DescribedOrg['people'] = [];
  for (const { id, status, profile } of await org.directory.list({ limit: Number.POSITIVE_INFINITY })) {
    const { login, email, firstName, lastName, displayName, ...rest } = profile;
    const attributes: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries(rest)) if (value !== undefined) attributes[name] = value;
    people.push({
      id,
      login,
      email,
      firstName,
      lastName,
      status,
      ...(displayName !== undefined && { displayName }),
      ...((await org.administrators.includes(id)) && { administrator: true }),
      ...(Object.keys(attributes).length > 0 && { attributes }),
    });
  }
  const apps: DescribedOrg['apps'] = [];
  for (const app of await org.applications.list()) apps.push(await describeApp(org, app));
  const groups: DescribedOrg['groups'] = [];
  const active = new Set(
    (await org.groupRules.list()).filter(({ status }) => status === 'ACTIVE').map((rule) => rule.id),
  );
  for (const { id, type, profile } of await org.groups.list()) {
    // Everyone is always there and cannot be seeded.
    if (type === 'BUILT_IN') continue;
    const held = await org.groupRules.holding(id);
    // Whom a rule puts there again is none of the seed's own.
    const own = (await org.groups.members(id)).filter((user) => !held.get(user.id)?.some((rule) => active.has(rule)));
    const members = own.map((user) => user.profile.login);
    groups.push({ id, name: profile.name, ...(profile.description && { description: profile.description }), members });
  }
  const [userAttributes, groupRules] = [await org.userSchema.list(), await describeRules(org)];
  return {
    organisation: await org.organisation.get(),
    ...(userAttributes.length > 0 && { userAttributes }),
    people,
    groups,
    ...(groupRules.length > 0 && { groupRules }),
    apps,
  };
}
