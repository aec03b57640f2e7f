import { claimExpressionProblem } from '../expression/index.ts';
import {
  type App,
  type AppUserAttribute,
  type AttributeStatement,
  attributeNameFormats,
  nameIdFormats,
  type OrgServices,
  type SamlSettings,
} from '../org/index.ts';
import { findVendor } from '../vendors/index.ts';
import { keyProblems } from './keys.ts';
import type { OrgSeed, SeedApp, SeedPerson, SeedProblem, SeedSignOn } from './model.ts';
import { ruleProblems } from './rules.ts';

/** Settings in Okta's full form. */
export function fullSignOn({ attributeStatements, ...rest }: SeedSignOn): Partial<SamlSettings> {
  const format = Object.entries(nameIdFormats).find(([label]) => label === rest.subjectNameIdFormat)?.[1];
  const statements = attributeStatements?.map(
    (statement): AttributeStatement => ({
      type: 'EXPRESSION',
      namespace: attributeNameFormats.Unspecified,
      values: [],
      ...statement,
    }),
  );
  return {
    ...rest,
    ...(format !== undefined && { subjectNameIdFormat: format }),
    ...(statements && { attributeStatements: statements }),
  };
}

/** An attribute with the defaults of Profile Editor's dialog. */
export function fullAttribute(attribute: Pick<AppUserAttribute, 'name'> & Partial<AppUserAttribute>): AppUserAttribute {
  return { title: attribute.name, type: 'string', scope: 'NONE', ...attribute };
}

/** Settings as a seed wants them; a vendor that the app does not have yet brings its own as defaults. */
export function seededSignOn({ vendor, signOn = {} }: SeedApp, existing: App | undefined): Partial<SamlSettings> {
  const brought = vendor !== undefined && vendor !== existing?.vendor ? findVendor(vendor)?.signOn : undefined;
  return { ...brought, ...fullSignOn(signOn) };
}

function twice(values: readonly string[], path: string, what: string): SeedProblem[] {
  const seen = new Set<string>();
  return values.flatMap((value, i) => {
    const key = value.trim().toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path: `${path}/${i}/${what}`, message: `${value} is there twice.`, remedy: 'Name each one once.' }];
  });
}

async function personProblems(org: OrgServices, person: SeedPerson, path: string): Promise<SeedProblem[]> {
  const existing = await org.directory.find(person.login);
  const missing = existing ? [] : (['firstName', 'lastName'] as const).filter((field) => person[field] === undefined);
  const problems = missing.map((field) => ({
    path: `${path}/${field}`,
    message: `${field} is missing.`,
    remedy: `Add it: ${person.login} does not exist yet.`,
  }));
  if (missing.length > 0) return problems;
  const found = org.directory.validate({
    firstName: existing?.profile.firstName ?? '',
    lastName: existing?.profile.lastName ?? '',
    ...(existing && { email: existing.profile.email }),
    ...person,
  });
  return found.map((problem) => ({ ...problem, path: path + problem.path }));
}

function settingsProblems(org: OrgServices, app: SeedApp, existing: App | undefined, path: string): SeedProblem[] {
  const signOn = { ...existing?.settings.signOn, ...seededSignOn(app, existing) };
  const missing = (['ssoAcsUrl', 'audience'] as const)
    .filter((field) => signOn[field] === undefined)
    .map((field) => ({
      path: `${path}/signOn/${field}`,
      message: `${field} is missing.`,
      remedy: `Add it: there is no app ${app.label} yet.`,
    }));
  // Something stands in for what is missing, so that what else is wrong is said in the same breath.
  const { ssoAcsUrl = 'http://localhost/acs', audience = 'urn:missing' } = signOn;
  const beyondOkta = { ...existing?.settings.beyondOkta, ...app.beyondOkta };
  // Whoever does not state these gets the ACS URL there, and has read what is wrong with that.
  const isStated = (problem: { path: string }) =>
    !(['recipient', 'destination'] as const).some(
      (field) => problem.path === `/signOn/${field}` && app.signOn?.[field] === undefined,
    );
  const found = org.applications.validate({ label: app.label, signOn: { ...signOn, ssoAcsUrl, audience }, beyondOkta });
  return [
    ...missing,
    ...found.filter(isStated).map((problem) => ({ ...problem, path: path + problem.path })),
    ...keyProblems(app.keys ?? [], { ...signOn, ssoAcsUrl, audience }, path),
  ];
}

/** The app-user attributes an app will have once its seed is applied. */
function attributesOf(app: SeedApp, existing: App | undefined): AppUserAttribute[] {
  const added = (app.appUserAttributes ?? []).map(fullAttribute);
  const kept =
    existing?.appUserAttributes.filter(({ name }) => !added.some((attribute) => attribute.name === name)) ?? [];
  return [...kept, ...added];
}

function profileProblems(
  app: SeedApp,
  attributes: readonly AppUserAttribute[],
  profile: Readonly<Record<string, string | string[]>>,
  at: string,
): SeedProblem[] {
  return Object.entries(profile).flatMap(([name, value]) => {
    const path = `${at}/profile/${name}`;
    const attribute = attributes.find((candidate) => candidate.name === name);
    if (!attribute) {
      const message = `${app.label} has no app-user attribute ${name}.`;
      return [{ path, message, remedy: 'Add it to appUserAttributes of the app.' }];
    }
    if ((attribute.type === 'string array') === Array.isArray(value)) return [];
    return [{ path, message: `${name} is of type ${attribute.type}.`, remedy: `Give a ${attribute.type}.` }];
  });
}

async function groupAssignmentProblems(
  org: OrgServices,
  seeded: ReadonlySet<string>,
  app: SeedApp,
  existing: App | undefined,
  path: string,
): Promise<SeedProblem[]> {
  // What is personal comes from no group.
  const attributes = attributesOf(app, existing).filter(({ scope }) => scope !== 'SELF');
  const problems: SeedProblem[] = [];
  for (const [i, { group, profile = {} }] of (app.groupAssignments ?? []).entries()) {
    const at = `${path}/groupAssignments/${i}`;
    if (!seeded.has(group.trim().toLowerCase()) && !(await org.groups.findByName(group))) {
      problems.push({
        path: `${at}/group`,
        message: `There is no group ${group}.`,
        remedy: 'Add the group to groups.',
      });
    }
    problems.push(...profileProblems(app, attributes, profile, at));
  }
  return problems;
}

async function groupProblems(
  org: OrgServices,
  seeded: ReadonlySet<string>,
  groups: NonNullable<OrgSeed['groups']>,
): Promise<SeedProblem[]> {
  const problems = twice(
    groups.map(({ name }) => name),
    '/groups',
    'name',
  );
  for (const [i, { name, members = [] }] of groups.entries()) {
    if ((await org.groups.findByName(name))?.type === 'BUILT_IN') {
      problems.push({ path: `/groups/${i}/name`, message: `${name} cannot be changed.`, remedy: 'Leave it out.' });
    }
    for (const [j, login] of members.entries()) {
      if (seeded.has(login.trim().toLowerCase()) || (await org.directory.find(login))) continue;
      const message = `There is no person ${login}.`;
      problems.push({ path: `/groups/${i}/members/${j}`, message, remedy: 'Add the person to people.' });
    }
  }
  return problems;
}

async function assignmentProblems(
  org: OrgServices,
  seeded: ReadonlySet<string>,
  app: SeedApp,
  existing: App | undefined,
  path: string,
): Promise<SeedProblem[]> {
  const attributes = attributesOf(app, existing);
  const problems: SeedProblem[] = [];
  for (const [i, { login, profile = {} }] of (app.assignments ?? []).entries()) {
    const at = `${path}/assignments/${i}`;
    if (!seeded.has(login.trim().toLowerCase()) && !(await org.directory.find(login))) {
      problems.push({
        path: `${at}/login`,
        message: `There is no person ${login}.`,
        remedy: 'Add the person to people.',
      });
    }
    problems.push(...profileProblems(app, attributes, profile, at));
  }
  return problems;
}

function claimProblems({ federatedClaims = [] }: SeedApp, path: string): SeedProblem[] {
  const unreadable = federatedClaims.flatMap(({ expression }, i) => {
    const message = claimExpressionProblem(expression);
    if (message === undefined) return [];
    return [
      {
        path: `${path}/federatedClaims/${i}/expression`,
        message: `${message}.`,
        remedy: 'For example user.profile.email.',
      },
    ];
  });
  return [
    ...unreadable,
    ...twice(
      federatedClaims.map(({ name }) => name),
      `${path}/federatedClaims`,
      'name',
    ),
  ];
}

/** Everything that would go wrong while applying a well-formed seed; nothing is written. */
export async function applicationProblems(org: OrgServices, seed: OrgSeed): Promise<SeedProblem[]> {
  const people = seed.people ?? [];
  const apps = seed.apps ?? [];
  const seeded = new Set(people.map(({ login }) => login.trim().toLowerCase()));
  const problems = [
    ...twice(
      people.map(({ login }) => login),
      '/people',
      'login',
    ),
    ...twice(
      apps.map(({ label }) => label),
      '/apps',
      'label',
    ),
  ];
  const groups = seed.groups ?? [];
  const seededGroups = new Set(groups.map(({ name }) => name.trim().toLowerCase()));
  problems.push(...(await groupProblems(org, seeded, groups)));
  problems.push(...(await ruleProblems(org, seed)));
  for (const [i, person] of people.entries()) problems.push(...(await personProblems(org, person, `/people/${i}`)));
  for (const [i, app] of apps.entries()) {
    const existing = await org.applications.findByLabel(app.label);
    problems.push(...settingsProblems(org, app, existing, `/apps/${i}`));
    problems.push(...claimProblems(app, `/apps/${i}`));
    problems.push(...(await assignmentProblems(org, seeded, app, existing, `/apps/${i}`)));
    problems.push(...(await groupAssignmentProblems(org, seededGroups, app, existing, `/apps/${i}`)));
  }
  return problems;
}
